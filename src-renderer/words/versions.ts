/** Texts of damaged projects and kept versions. */
export const VERSION_WORDS = {
  versions: {
    damagedTitle: 'The project could not be opened',
    damagedText: 'The file is left exactly as it is. What can still be read may be brought into a new project beside it.',
    salvage: 'Salvage into a new project',
    salvaging: 'Reading what is left…',
    leave: 'Leave it',
    salvagedTitle: 'Salvaged into a new project',
    salvagedText: 'It is open now. Definitions, samples and results are taken only where their checksums agree.',
    recovered: 'Recovered',
    lost: 'Lost',
    counted: { runs: 'Runs', samples: 'Samples', experiments: 'Experiments', sweeps: 'Sweeps', notes: 'Notes' },
    showInFolder: 'Show in folder',
    goOn: 'Go on with it',
  },
};
