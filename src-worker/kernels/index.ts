export { laneMap, laneMapSupports } from './compiled-lane-map';
