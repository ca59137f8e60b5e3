/**
 * A real Slurm of one node on this machine: munge, slurmctld and slurmd with keys, ports and files of their own in a temporary folder,
 * ended by their process numbers. It needs root and the programs (setup.sh --oracles).
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAMS = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'scontrol', 'sinfo'];
/** Daemons lie in folders that are not on everybody's path. */
const FOLDERS = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;
const PATIENCE = 20_000;

/** Why there is no cluster here, or null. */
export function noCluster(): string | null {
  if (process.platform !== 'linux') return 'Slurm is tested on Linux';
  const missing = PROGRAMS.filter((name) => !FOLDERS.split(':').some((folder) => existsSync(join(folder, name))));
  if (missing.length > 0) return `${missing.join(', ')} not installed (setup.sh --oracles installs Slurm as root)`;
  return process.getuid?.() === 0 ? null : 'a Slurm of its own needs root';
}

export interface Cluster {
  /** For processes that speak to it. */
  readonly env: Readonly<Record<string, string>>;
  /** One line per job task: job, task, state. */
  tasks(): string[];
  /** The node dies: slurmd and everything the jobs run are killed at once, and the controller takes the node for down. */
  failNode(): void;
  repairNode(): Promise<void>;
  /** Until no task waits or runs. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'edgelab-slurm-'));
  const at = (name: string) => join(folder, name);
  const node = hostname().split('.')[0] ?? 'localhost';
  const env = { PATH: FOLDERS, SLURM_CONF: at('slurm.conf') };
  chmodSync(folder, 0o755);
  for (const name of ['state', 'spool', 'munge']) mkdirSync(at(name), { mode: 0o755 });
  writeFileSync(at('munge/key'), randomBytes(1024), { mode: 0o400 });
  writeFileSync(at('slurm.conf'), configuration(folder, node, await freePorts(2)));
  const run = (program: string, ...words: string[]) => execFileSync(program, words, { env: { ...process.env, ...env }, encoding: 'utf8' });
  const slurmd = () => run('slurmd', '-f', env.SLURM_CONF);
  const cluster: Cluster = {
    env,
    tasks: () => run('squeue', '-h', '-r', '-t', 'all', '-o', '%F %K %T').split('\n').filter(Boolean),
    failNode() {
      kill(processIn(at('slurmd.pid')), 'SIGKILL');
      for (const pid of jobProcesses(env.SLURM_CONF)) kill(pid, 'SIGKILL');
      run('scontrol', 'update', `nodename=${node}`, 'state=down', 'reason=test');
    },
    // A node that registers again comes back by itself (ReturnToService=2).
    async repairNode() {
      slurmd();
      await until('the node to come back', () => !run('sinfo', '-h', '-o', '%T').includes('down'), PATIENCE);
    },
    idle: () => until('the queue to be empty', () => run('squeue', '-h', '-r').trim() === '', 60_000),
    async stop() {
      spawnSync('scancel', ['--user=root'], { env: { ...process.env, ...env } });
      for (const pid of jobProcesses(env.SLURM_CONF)) kill(pid, 'SIGKILL');
      const daemons = ['slurmd', 'slurmctld', 'munge/munged'].map((name) => processIn(at(`${name}.pid`)));
      for (const pid of daemons) kill(pid, 'SIGTERM');
      await until('the daemons to end', () => daemons.every((pid) => pid === null || !lives(pid)), 10_000).catch(() => {
        for (const pid of daemons) kill(pid, 'SIGKILL');
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
  try {
    const files = ['socket', 'key-file', 'pid-file', 'log-file', 'seed-file'].map((name) => `--${name}=${at(`munge/${fileOf(name)}`)}`);
    run('munged', '--force', ...files);
    run('slurmctld', '-f', env.SLURM_CONF);
    slurmd();
    await until('the node to be idle', () => run('sinfo', '-h', '-o', '%T').trim() === 'idle', PATIENCE);
    return cluster;
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

function fileOf(name: string): string {
  return { socket: 'socket', 'key-file': 'key', 'pid-file': 'munged.pid', 'log-file': 'munged.log', 'seed-file': 'seed' }[name] ?? name;
}

function configuration(folder: string, node: string, [controller, daemon]: readonly number[]): string {
  return `ClusterName=edgelab
SlurmctldHost=${node}(127.0.0.1)
SlurmctldPort=${controller}
SlurmdPort=${daemon}
AuthType=auth/munge
AuthInfo=socket=${folder}/munge/socket
SlurmUser=root
SlurmdUser=root
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
SlurmdSpoolDir=${folder}/spool
StateSaveLocation=${folder}/state
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdLogFile=${folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
JobAcctGatherType=jobacct_gather/none
ReturnToService=2
JobRequeue=0
SchedulerParameters=sched_min_interval=0,batch_sched_delay=0
NodeName=${node} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;
}

/** What the jobs of this cluster run, and the steps that watch over it (known as their parents). */
function jobProcesses(configurationFile: string): number[] {
  const found = new Set<number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const words = textOf(`/proc/${name}/environ`).split('\0');
    if (!words.includes(`SLURM_CONF=${configurationFile}`) || !words.some((word) => word.startsWith('SLURM_JOB_ID='))) continue;
    found.add(Number(name));
    const parent = /^PPid:\s*(\d+)/m.exec(textOf(`/proc/${name}/status`))?.[1];
    if (parent !== undefined && textOf(`/proc/${parent}/comm`).trim() === 'slurmstepd') found.add(Number(parent));
  }
  return [...found];
}

/** Empty for a process that is gone. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function processIn(pidFile: string): number | null {
  const pid = Number(textOf(pidFile).trim());
  return Number.isInteger(pid) && pid > 1 ? pid : null;
}

/** A daemon whose parent never waits for it stays as a zombie: that one has ended. */
function lives(pid: number): boolean {
  return /^State:\s*[^Z\s]/m.test(textOf(`/proc/${pid}/status`));
}

function kill(pid: number | null, signal: NodeJS.Signals): void {
  if (pid === null || !lives(pid)) return;
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself meanwhile.
  }
}

async function until(what: string, holds: () => boolean, patience: number): Promise<void> {
  for (const end = performance.now() + patience; performance.now() < end;) {
    if (holds()) return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`waited ${patience / 1000} s for ${what}`);
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}
