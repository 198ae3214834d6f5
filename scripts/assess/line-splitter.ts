/** A line longer than this, in UTF-16 units, is no case (a full one has some 300): what is unending must not fill the memory. */
export const LONGEST_LINE = 1_048_576;

/** Stands in the place of a line that was longer; nothing of it is kept. */
export const TOO_LONG = Symbol("a line longer than LONGEST_LINE");

/** A line as it was cut. */
export type Line = string | typeof TOO_LONG;

/**
 * Cuts UTF-8 into lines that end with \n alone: a string of JSON may hold other separators of lines. A byte order mark at the very
 * beginning is dropped, bytes that are no UTF-8 become U+FFFD.
 */
export class LineSplitter {
  readonly #decoder = new TextDecoder("utf-8");
  #begun: string[] = [];
  #length = 0;

  /** The lines that are complete with this chunk. */
  push(chunk: Uint8Array): Line[] {
    return this.#cut(this.#decoder.decode(chunk, { stream: true }));
  }

  /** The last line, if nothing ended it. */
  end(): Line[] {
    return [...this.#cut(this.#decoder.decode()), this.#finished()];
  }

  #cut(text: string): Line[] {
    const [head = "", ...rest] = text.split("\n");
    this.#continue(head);
    const last = rest.pop();
    if (last === undefined) return [];
    const complete: Line[] = [this.#finished(), ...rest.map((line) => (line.length > LONGEST_LINE ? TOO_LONG : line))];
    this.#continue(last);
    return complete;
  }

  #continue(part: string): void {
    this.#length += part.length;
    if (this.#length > LONGEST_LINE) this.#begun = [];
    else this.#begun.push(part);
  }

  #finished(): Line {
    const line = this.#length > LONGEST_LINE ? TOO_LONG : this.#begun.join("");
    this.#begun = [];
    this.#length = 0;
    return line;
  }
}
