/** Which project is open. Opening, creating and closing take turns; what is asked meanwhile waits for the turn. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answer } from '../../src-shared/answer';
import type { OpenRequest } from '../../src-shared/store-contract';
import type { ProjectView } from '../../src-shared/views';
import { Session, type SessionParts } from './session';

export class Projects {
  readonly #parts: SessionParts;
  readonly #dataFolder: string;
  readonly #exampleName: (title: string) => string;
  #current: Session | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: SessionParts, dataFolder: string, exampleName: (title: string) => string = (title) => title) {
    this.#parts = parts;
    this.#dataFolder = dataFolder;
    this.#exampleName = exampleName;
  }

  /** The open session, null before the first and after `close`. */
  get open(): Session | null {
    return this.#current;
  }

  /** The open project; with none open the unsaved one of last time, or a new one with the bundled example. */
  current(): Promise<Session> {
    return this.#inTurn(async () => this.#current ?? (await this.#resume()) ?? (await this.#createUnsaved()));
  }

  openFile(path: string): Promise<Answer<ProjectView>> {
    return this.#inTurn(async () => {
      const here = await this.#isOpen(path);
      const request = { path, mode: 'open', title: '', unsaved: false, dataFolder: this.#dataFolder } as const;
      if (here === null) return this.#exchange(request);
      // A project that is only read is opened afresh: what stood in the way may be over.
      return here.readOnly === null || !this.#current ? { ok: true, value: here } : this.#current.reopen(request);
    });
  }

  /** Creates a file (refuses an existing one), without any experiment. */
  createFile(path: string, title: string): Promise<Answer<ProjectView>> {
    return this.#inTurn(() => this.#exchange({ path, mode: 'create', title, unsaved: false, dataFolder: this.#dataFolder }));
  }

  createUnsaved(): Promise<ProjectView> {
    return this.#inTurn(async () => (await this.#createUnsaved()).announce());
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      const session = this.#current;
      this.#current = null;
      await session?.close();
    });
  }

  /** Opens the new one first: if that is refused, the old one stays open. */
  async #exchange(request: OpenRequest): Promise<Answer<ProjectView>> {
    const opened = await Session.open(this.#parts, request);
    if (!opened.ok) return opened;
    const before = this.#current;
    this.#current = opened.value;
    await before?.close();
    return { ok: true, value: await opened.value.announce() };
  }

  async #createUnsaved(): Promise<Session> {
    const folder = await this.#unsavedFolder();
    const path = join(folder, `${randomUUID()}.edgelab`);
    const opened = await this.#exchange({ path, mode: 'create', title: 'Untitled', unsaved: true, dataFolder: this.#dataFolder });
    const session = this.#current;
    if (!opened.ok || session === null) throw new Error(opened.ok ? 'no session' : `${opened.refusal.where}: ${opened.refusal.what}`);
    const example = (await this.#parts.desk.catalogue()).presets[0];
    if (example !== undefined)
      await session.edit(
        { kind: 'create-experiment', name: this.#exampleName(example.title), experiment: example.experiment },
        'Add example',
      );
    return session;
  }

  /** The newest unsaved project that opens for writing (another instance may hold one). */
  async #resume(): Promise<Session | null> {
    const folder = await this.#unsavedFolder();
    const names = (await readdir(folder)).filter((name) => name.endsWith('.edgelab'));
    const dated = await Promise.all(
      names.map(async (name) => ({ path: join(folder, name), time: (await stat(join(folder, name))).mtimeMs })),
    );
    for (const { path } of dated.sort((a, b) => b.time - a.time)) {
      const request = { path, mode: 'open', title: '', unsaved: true, dataFolder: this.#dataFolder } as const;
      const opened = await Session.open(this.#parts, request);
      if (!opened.ok) continue;
      const view = await opened.value.store.project();
      if (view.readOnly === null) {
        this.#current = opened.value;
        await opened.value.announce();
        return opened.value;
      }
      await opened.value.close();
    }
    return null;
  }

  async #isOpen(path: string): Promise<ProjectView | null> {
    const view = (await this.#current?.store.project().catch(() => null)) ?? null;
    if (view === null) return null;
    const [asked, here] = await Promise.all([path, view.path].map((name) => realpath(name).catch(() => name)));
    return asked === here ? view : null;
  }

  async #unsavedFolder(): Promise<string> {
    const folder = join(this.#dataFolder, 'unsaved');
    await mkdir(folder, { recursive: true });
    return folder;
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(act);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}
