/** What a laboratory answers: the contract's calls that need no window, and what its hosts use besides. */
import type { Answer } from '../../src-shared/answer';
import type { ProblemAnalysis } from '../../src-shared/analysis';
import type { ProjectStatistics } from '../../src-shared/calls/diagnostics';
import type { HistoryCalls } from '../../src-shared/calls/history';
import type { ReproduceCalls } from '../../src-shared/calls/reproduce';
import type { JobArraySettings, JobArrayView, SweepCalls } from '../../src-shared/calls/sweeps';
import type { Calls } from '../../src-shared/contract';
import type { SystemFile, SystemFormat } from '../../src-shared/formula-reading';
import type { TrajectoryResult } from '../../src-shared/jobs';
import type { Experiment } from '../../src-shared/spec';
import type { SweepSpec } from '../../src-shared/sweep';
import type { ProjectView } from '../../src-shared/views';
import type { ExportSession } from './export-session';
import type { FiguresSession } from './figure-calls';
import type { ViewCalls } from '../../src-shared/calls/views';
import type { VersionsSession } from './versions';

/** Calls of the contract that need neither a dialog nor a desktop. */
type OwnCall =
  | 'catalogue'
  | 'project'
  | 'newProject'
  | 'setLayout'
  | keyof ViewCalls
  | 'createExperiment'
  | 'editExperiment'
  | 'renameExperiment'
  | 'deleteExperiment'
  | 'undo'
  | 'redo'
  | 'preview'
  | 'curves'
  | 'readFormula'
  | 'study'
  | 'stopStudy'
  | 'checkPreset'
  | 'setReport'
  | Exclude<keyof SweepCalls, 'exportSweep' | 'writeJobArray' | 'jobArray'>
  | keyof ReproduceCalls
  | Exclude<keyof HistoryCalls, 'exportRun'>;

export type LabSession = {
  readonly [Name in OwnCall]: (...args: Parameters<Calls[Name]>) => Promise<ReturnType<Calls[Name]>>;
} & ExportSession &
  FiguresSession &
  VersionsSession & {
    /** Counts and sizes of the open project. */
    statistics(): Promise<ProjectStatistics>;
    openProject(path: string): Promise<Answer<ProjectView>>;
    /** Creates the file with no experiment in it; refuses an existing file. */
    createProject(path: string, title: string): Promise<Answer<ProjectView>>;
    saveProjectAs(path: string): Promise<Answer<ProjectView>>;
    /** Lays the sweep out as a job array in the folder; `command`: how the machines start the command line. The value is the script. */
    writeJobArray(
      folder: string,
      title: string,
      spec: SweepSpec,
      settings: JobArraySettings,
      command: readonly string[],
    ): Promise<Answer<string>>;
    readJobArray(folder: string): Promise<Answer<JobArrayView>>;
    /** Resolves when the sweep's end is stored. */
    sweepEnded(sweepId: number): Promise<void>;
    /** The problem at the experiment's η: minima, flip, orbits; nothing stored. */
    analyse(experiment: Experiment): Promise<Answer<ProblemAnalysis>>;
    /** The experiment's map written out for another program. */
    systemFiles(experiment: Experiment, format: SystemFormat): Promise<Answer<readonly SystemFile[]>>;
    /** A run of the experiment whose samples are thrown away. */
    rehearse(experiment: Experiment): Promise<Answer<TrajectoryResult>>;
    /** Resolves when the run's end is stored. */
    runEnded(runId: number): Promise<void>;
    /** As in the options. */
    setThreads(threads: number): void;
    /** Stops the runs (their partial results are kept), closes the project and ends all threads. */
    close(): Promise<void>;
  };
