/** The tag's globals, as pages use them. */
declare var _giosg: Giosg.Queue;
declare var giosg: Giosg.Tag;

declare namespace Giosg {
  /** Takes a module's name, a method's and its arguments, or a function to run once the tag has loaded. */
  type Queue = (...call: unknown[]) => Promise<unknown> | undefined;
  type Module = Record<string, (...args: unknown[]) => Promise<unknown>>;

  interface Tag {
    readonly api: Record<string, Module>;
    readonly visitorId: string;
    readonly sessionUuid: string;
    readonly visitCount: number;
    readonly rooms: string[];
  }
}
