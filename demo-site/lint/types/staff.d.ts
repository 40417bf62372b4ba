/** What the staff API answers with, as far as the console reads it. Times are ISO 8601. */
declare namespace Staff {
  interface Session {
    organization_id: string;
    csrf_token: string;
  }

  interface Page<Item> {
    results: Item[];
    /** The address of the next page; null at the end. */
    next: string | null;
  }

  interface Room {
    id: string;
    name: string;
    display_name: string;
    /** Null for a room of the customer's own making. */
    domain: string | null;
    is_signature_required: boolean;
  }

  interface Goal {
    id: string;
    name: string;
  }

  interface GoalMatch {
    id: string;
    goal_id: string;
    visitor_id: string;
    goal_value: number | null;
    goal_matched_at: string;
  }

  interface Visitor {
    id: string;
    identifiers: string[];
    /** Ids; the domain's first. */
    rooms: string[];
    username: string | null;
    avatar: string | null;
    visit_count: number;
    is_present: boolean;
    page_url: string | null;
    page_title: string | null;
    created_at: string;
    updated_at: string;
  }

  /** A visitor as seen in one of their rooms. */
  interface RoomVisitor {
    id: string;
    room_id: string;
    username: string | null;
    avatar: string | null;
    visit_count: number;
    is_present: boolean;
    browser_language: string | null;
    page_url: string | null;
    page_title: string | null;
    session_started_at: string;
    updated_at: string;
  }

  interface Variable {
    room_id: string;
    key: string;
    value: unknown;
    is_signed: boolean;
  }

  interface Chat {
    id: string;
    chat_type: string;
    room_id: string;
    room_name: string;
    created_at: string;
    ended_at: string | null;
    waiting_started_at: string;
    is_waiting: boolean;
    is_ended: boolean;
    user_message_count: number;
    visitor_message_count: number;
    /** Null for an anonymous one. */
    visitor_id: string | null;
    visitor_username: string | null;
    visitor_avatar: string | null;
    /** What came with a task. */
    visitor_variables: Record<string, unknown>;
    last_message: { message: string; type: string; sender_type: string; created_at: string } | null;
    /** The call that the task is for. */
    call: { kind: string; state: string; is_missed: boolean } | null;
  }

  interface Message {
    id: string;
    type: string;
    created_at: string;
    sender_type: string;
    sender_public_name: string | null;
    message: string | null;
  }

  interface Call {
    id: string;
    room_id: string;
    room_name: string;
    visitor_id: string;
    visitor_username: string | null;
    visitor_avatar: string | null;
    kind: string;
    state: string;
    requested_at: string;
  }

  interface ChatSettings {
    color: string;
    color_scheme: string;
    operator_name: string | null;
    operator_avatar: string | null;
    updated_at: string | null;
  }

  interface CallSettings {
    ring_seconds: number;
    stun_urls: string[];
    turn_urls: string[];
    has_turn_secret: boolean;
  }

  interface Features {
    webrtc_calls: boolean;
  }

  /** What is told of the keys that check signed variables. */
  interface SigningKey {
    secret_set_at: string | null;
    public_key_set_at: string | null;
    previous_secret_valid_until: string | null;
    previous_public_key_valid_until: string | null;
    is_secret_short: boolean;
    /** Only secrets can be guessed. */
    is_public_key_short?: undefined;
    public_key: string | null;
  }

  /** An event as the stream has it. */
  interface StreamedEvent {
    channel: string;
    action: Action;
    resource_id: string;
    resource: unknown;
  }

  type Action = 'added' | 'changed' | 'removed';

  /** An event as the console reads it. Of what kind its resource is, its path says: `any` where nobody has looked yet. */
  interface Event<Resource = any> {
    /** The list that the resource is in, below the organisation. */
    path: string[];
    action: Action;
    id: string;
    /** As the list shows it now, or showed it last. */
    resource: Resource;
  }
}
