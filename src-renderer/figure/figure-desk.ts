import { computed, reactive, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { Answer, Refusal } from '../../src-shared/answer';
import type { FigurePreview } from '../../src-shared/calls/figures';
import type { Lab } from '../../src-shared/contract';
import {
  PRESET_SIZES,
  USUAL_PAPER,
  type FigurePaper,
  type FigureRequest,
  type FigureSubject,
} from '../../src-shared/figure/figure-request';
import type { Language } from '../../src-shared/language';

export type SizeChoice = keyof typeof PRESET_SIZES | 'own';

/** What is chosen in the dialog, kept from one figure to the next; a caption of one's own belongs to one figure. */
export interface FigureChoice {
  size: SizeChoice;
  paper: { -readonly [Key in keyof FigurePaper]: FigurePaper[Key] };
  caption: { shown: boolean; text: string | null };
  beside: { data: boolean; caption: boolean };
}

export interface FigureDesk {
  /** What the dialog is about; null = it is closed. */
  readonly subject: ShallowRef<FigureSubject | null>;
  readonly choice: FigureChoice;
  readonly request: ComputedRef<FigureRequest | null>;
  readonly preview: ShallowRef<FigurePreview | null>;
  readonly refusal: ShallowRef<Refusal | null>;
  readonly drawing: Ref<boolean>;
  open(subject: FigureSubject): void;
  close(): void;
  setSize(size: SizeChoice): void;
  /** Asks where and writes; null when nothing came of it, which `refusal` explains unless it was cancelled. */
  save(): Promise<readonly string[] | null>;
}

/** Dots of the preview on its longer side. */
const DOTS = 1_100;

export function createFigureDesk(lab: Lab, language: () => Language): FigureDesk {
  const subject = shallowRef<FigureSubject | null>(null);
  const preview = shallowRef<FigurePreview | null>(null);
  const refusal = shallowRef<Refusal | null>(null);
  const drawing = ref(false);
  const choice = reactive<FigureChoice>({
    size: 'one',
    paper: { ...USUAL_PAPER },
    caption: { shown: true, text: null },
    beside: { data: true, caption: true },
  });
  const request = computed<FigureRequest | null>(
    () =>
      subject.value && {
        subject: subject.value,
        paper: { ...choice.paper, language: language() },
        caption: { ...choice.caption },
        beside: { ...choice.beside },
      },
  );

  /** One drawing at a time: what was changed meanwhile is drawn next, what was passed over is not drawn. */
  async function draw(): Promise<void> {
    if (drawing.value) return;
    drawing.value = true;
    try {
      for (let wanted = request.value; wanted !== null;) {
        take(await lab.previewFigure(wanted, DOTS));
        if (wanted === request.value) break;
        wanted = request.value;
      }
    } finally {
      drawing.value = false;
    }
  }
  function take(answer: Answer<FigurePreview>): void {
    if (subject.value === null) return;
    if (answer.ok) preview.value = answer.value;
    refusal.value = answer.ok ? null : answer.refusal;
  }
  watch(request, () => void draw());

  return {
    subject,
    choice,
    request,
    preview,
    refusal,
    drawing,
    open(next) {
      preview.value = null;
      refusal.value = null;
      choice.caption.text = null;
      subject.value = next;
    },
    close: () => (subject.value = null),
    setSize(size) {
      choice.size = size;
      if (size !== 'own') Object.assign(choice.paper, PRESET_SIZES[size]);
    },
    async save() {
      const wanted = request.value;
      if (wanted === null) return null;
      const answer = await lab.saveFigure(wanted, preview.value?.title ?? 'figure');
      if (answer.ok) return answer.value;
      if (answer.refusal.code !== 'cancelled') refusal.value = answer.refusal;
      return null;
    },
  };
}
