/**
 * Cuts UTF-8 into lines that end with \n alone: a string of JSON may hold other separators of lines. A byte order mark at the very
 * beginning is dropped.
 */
export class LineSplitter {
  readonly #decoder = new TextDecoder("utf-8");
  #begun: string[] = [];

  /** The lines that are complete with this chunk. */
  push(chunk: Uint8Array): string[] {
    return this.#cut(this.#decoder.decode(chunk, { stream: true }));
  }

  /** The last line, if nothing ended it. */
  end(): string[] {
    const complete = this.#cut(this.#decoder.decode());
    return [...complete, this.#begun.join("")];
  }

  #cut(text: string): string[] {
    const [head = "", ...rest] = text.split("\n");
    this.#begun.push(head);
    const last = rest.pop();
    if (last === undefined) return [];
    const complete = [this.#begun.join(""), ...rest];
    this.#begun = [last];
    return complete;
  }
}
