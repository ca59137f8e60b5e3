export { bifurcationDiagram, type Diagram, type DiagramBranch, type Follow } from './diagram';
export { etaFamily, type Family, parameterFamily } from './family';
export { type Cascade, type Doubling, followCascade } from './cascade';
