import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Refusal } from '../../src-shared/answer';

export interface Notice {
  readonly id: number;
  readonly tone: 'plain' | 'error';
  readonly title: string;
  readonly text: string;
  readonly action: { readonly label: string; run(): void } | null;
}

export interface Notices {
  readonly list: ShallowRef<readonly Notice[]>;
  /** Read aloud by screen readers, not shown. */
  readonly spoken: Ref<string>;
  tell(title: string, text?: string, action?: Notice['action']): void;
  refused(refusal: Refusal): void;
  dismiss(id: number): void;
  announce(text: string): void;
}

const SHOWN_FOR_MS = 8_000;

/** Messages of the window: short ones that go away by themselves, refusals that stay until dismissed. */
export function createNotices(): Notices {
  const list = shallowRef<readonly Notice[]>([]);
  const spoken = ref('');
  let last = 0;

  function dismiss(id: number): void {
    list.value = list.value.filter((notice) => notice.id !== id);
  }
  function show(tone: Notice['tone'], title: string, text: string, action: Notice['action']): void {
    const id = ++last;
    list.value = [
      ...list.value.filter((notice) => notice.title !== title || notice.text !== text),
      { id, tone, title, text, action },
    ].slice(-4);
    if (tone === 'plain') setTimeout(() => dismiss(id), SHOWN_FOR_MS);
  }
  return {
    list,
    spoken,
    dismiss,
    tell: (title, text = '', action = null) => show('plain', title, text, action),
    refused(refusal) {
      // A dialog the user cancelled needs no message.
      if (refusal.code !== 'cancelled') show('error', refusal.what, refusal.advice, null);
    },
    announce(text) {
      // A repeated text is only read again when it changed in between.
      spoken.value = spoken.value === text ? `${text} ` : text;
    },
  };
}
