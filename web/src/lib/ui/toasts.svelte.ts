import { createContext } from 'svelte';

export interface Toast {
  id: number;
  tone: 'info' | 'good' | 'danger';
  text: string;
  /** One thing to do about it, such as undoing. */
  action?: { label: string; run: () => void };
}

/** Short answers that need no decision; errors of a form stay in the form. */
export class Toasts {
  list = $state<Toast[]>([]);
  #last = 0;

  show(toast: Omit<Toast, 'id'>, milliseconds = 6000): void {
    const id = ++this.#last;
    this.list.push({ ...toast, id });
    setTimeout(() => this.dismiss(id), milliseconds);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const [useToasts, provideToasts] = createContext<Toasts>();
