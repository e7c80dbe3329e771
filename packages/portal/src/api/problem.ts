/**
 * One field that the API could not accept: where in the body, dotted from its root ("tasks.0.title"), why, and what
 * to do, in the reader's language.
 */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

interface ProblemDocument {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly requestId?: string;
  readonly errors?: readonly FieldProblem[];
}

/**
 * An answer that was not the one asked for (RFC 9457 problem+json), or no answer at all.
 * `status` is 0 when the network gave none; `code` is stable and never shown.
 */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
  /** What to read out to support; undefined when the request never arrived. */
  readonly requestId: string | undefined;

  constructor(status: number, document: ProblemDocument, options?: ErrorOptions) {
    super(document.detail ?? document.title ?? `status ${status}`, options);
    this.status = status;
    this.code = document.code ?? (status === 0 ? "offline" : `http-${status}`);
    this.detail = document.detail ?? document.title ?? "";
    this.errors = document.errors ?? [];
    this.requestId = document.requestId;
  }

  /** What to do about one field, or undefined when it is all right. */
  messageAt(path: string): string | undefined {
    return this.errors.find((error) => error.path === path)?.message;
  }

  /** True when trying the same again later may work: no network, overload, or a fault at the other end. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** The problem that a failed response tells of, also when its body is not problem+json. */
export async function problemOf(response: Response): Promise<Problem> {
  const requestId = response.headers.get("x-request-id") ?? undefined;
  const body: unknown = await response.json().catch(() => undefined);
  const document = typeof body === "object" && body !== null ? (body as ProblemDocument) : {};
  return new Problem(response.status, { ...(requestId ? { requestId } : {}), ...document });
}
