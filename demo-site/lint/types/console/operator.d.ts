/** What `tag-web` compiles for the console (`OperatorScript` and its links). It puts its functions on an object. */
export default function start(exports: Partial<Exports>): void;

export interface Exports {
  /** Connects the operator of a call. */
  connect(link: Link): void;
  /** Calls back for each address in a text, and once at the end, where address and target are null. */
  findLinks(text: string, found: (...found: [before: string, address: string, target: string] | [before: string, address: null, target: null]) => void): void;
}

export interface Link {
  id: string;
  video: boolean;
  stream: MediaStream;
  post(path: string, body: object, options: RequestInit): Promise<Response>;
  update(now: Now): void;
  /** These three are there once it is connected. */
  hangUp(): void;
  setMuted(isMuted: boolean): void;
  setCamera(isOn: boolean): void;
}

/** How a call stands. */
export interface Now {
  state: 'waiting' | 'connecting' | 'talking' | 'reconnecting' | 'ended';
  reason: string | null;
  endedBy: string | null;
  /** Milliseconds since 1970. */
  since: number | null;
  /** Seconds. */
  duration: number | null;
  remote: MediaStream | null;
  hears: boolean;
  sees: boolean;
}
