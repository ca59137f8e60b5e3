import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Answer, Refusal } from '../../src-shared/answer';
import type { Lab } from '../../src-shared/contract';
import type { ChangeOnDisk, Salvaged } from '../../src-shared/versions';
import type { Notices } from '../shell/notices';

/** What the window knows of damaged projects and kept versions. */
export interface VersionsDesk {
  /** Why a project could not be opened, while the window offers to rescue it; `where` is its path. */
  readonly damage: ShallowRef<Refusal | null>;
  /** What the last salvage found, while it is shown. */
  readonly salvaged: ShallowRef<Salvaged | null>;
  readonly salvaging: Ref<boolean>;
  /** Whose versions are listed: a path, null for the open project; undefined while none are. */
  readonly listed: ShallowRef<string | null | undefined>;
  /** What another program did to the open project's file, while it is shown. */
  readonly changed: ShallowRef<ChangeOnDisk | null>;
  /** Takes a refusal that is damage of a project file; says whether it did. */
  offer(refusal: Refusal): boolean;
  /** Salvages the file (null = asks for one) and opens what was found. */
  salvage(path: string | null): Promise<void>;
  /** Keeps a version of the open project; says so with `kept`. */
  keep(kept: string): Promise<void>;
}

/** Refusals of opening behind which there may be a project that something happened to. */
const DAMAGE: ReadonlySet<string> = new Set(['damaged', 'not-a-project', 'foreign-schema', 'strange-sidecar']);

export function createVersionsDesk(lab: Lab, notices: Notices): VersionsDesk {
  const damage = shallowRef<Refusal | null>(null);
  const salvaged = shallowRef<Salvaged | null>(null);
  const salvaging = ref(false);
  const changed = shallowRef<ChangeOnDisk | null>(null);
  lab.on('changedOnDisk', (change) => (changed.value = change));

  async function salvage(path: string | null): Promise<void> {
    if (salvaging.value) return;
    salvaging.value = true;
    try {
      show(await lab.salvageProject(path));
    } finally {
      salvaging.value = false;
    }
  }
  function show(answer: Answer<Salvaged>): void {
    if (!answer.ok) return notices.refused(answer.refusal);
    damage.value = null;
    salvaged.value = answer.value;
  }
  return {
    damage,
    salvaged,
    salvaging,
    changed,
    listed: shallowRef(undefined),
    offer(refusal) {
      if (!DAMAGE.has(refusal.code) || refusal.where === '') return false;
      damage.value = refusal;
      return true;
    },
    salvage,
    async keep(kept) {
      const answer = await lab.keepVersion();
      if (answer.ok) notices.tell(kept, answer.value);
      else notices.refused(answer.refusal);
    },
  };
}
