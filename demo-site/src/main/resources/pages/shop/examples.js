/** @typedef {{ id: string, title: string, signature?: string, note?: string, code: string }} ExampleText */

/**
 * The public documentation's examples, in its order and word for word, and where these cannot succeed
 * any more, others beside them. An issue that makes more calls work adds their examples here, and nowhere else.
 * @type {{ id: string, title: string, about: string, more?: { href: string, text: string }, examples: ExampleText[] }[]}
 */
export const groups = [
  {
    id: 'general',
    title: 'General usage',
    about: 'Calls may be made as soon as the snippet has run. Those made before the tag has loaded are kept, in order.',
    examples: [
      {
        id: 'asynchronous',
        title: 'Asynchronous call',
        code: `// Asynchronous API call
_giosg("visitor", "submit", { username: "John Doe" });`,
      },
      {
        id: 'direct',
        title: 'Direct call',
        code: `// Normal API call
function success() {
  console.log("Success!");
}
function error(e) {
  console.log("Error: ", e);
}

// Wait for giosg client to fully load
_giosg(function () {
  // Following is equivalent of:
  // _giosg('visitor', 'submit', { username: 'John Doe' });
  giosg.api.visitor.submit({ username: "John Doe" }).then(success, error);
});`,
      },
    ],
  },
  {
    id: 'variables',
    title: 'Visitor variables',
    about: 'Data about the visitor, for the operator to see. A username and an avatar become name and picture; variables whose name begins with two underscores stay hidden.',
    examples: [
      {
        id: 'submit',
        title: 'Submit variables',
        signature: "_giosg('visitor', 'submit', <variables>, <signing_algorithm>, <replace_existing>, <room_information>);",
        code: `// Attach data to visitor
const variables = {
  username: "John Doe",
  age: 29,
  has_car: true,
};
_giosg("visitor", "submit", variables, "plain", true, { name: "My room" });`,
      },
      {
        id: 'submit-rooms',
        title: 'Submit to several rooms',
        signature: "_giosg('visitor', 'submit', <variables>, <signing_algorithm>, <replace_existing>, [<room_information>]);",
        code: `// Attach variables to visitor and make it available on multiple rooms.
var roomInfo = [
  {
    id: "kbio5de27gjo767wcqaafh7g6mpluvar4ofiausuac7acbam",
  },
  {
    name: "Another room",
  },
];
_giosg(
  "visitor",
  "submit",
  {
    username: "John Doe",
    age: 29,
    has_car: true,
  },
  "plain",
  true,
  roomInfo
);`,
      },
      {
        id: 'remove',
        title: 'Remove variables',
        signature: "_giosg('visitor', 'remove', <key>);  _giosg('visitor', 'removeAll', <room_information>);",
        code: `// Remove single key from visitor variables
_giosg("visitor", "remove", "username");

// Clear all variables from visitor
_giosg("visitor", "removeAll");`,
      },
    ],
  },
  {
    id: 'signing',
    title: 'Signed variables',
    about: 'What your server has signed, a visitor can read, but not change unnoticed: the operator sees a closed lock beside it.',
    more: { href: '/docs/signing', text: 'How to sign, in Node.js, Python, PHP and Java' },
    examples: [
      {
        id: 'submit-signed',
        title: 'Submit signed variables',
        signature: "_giosg('visitor', 'submit', <jwt_payload>, <signing_algorithm>);",
        note: 'Printed in the documentation, and refused here, as it should be: the token was signed with another secret than this organisation’s, and so was the checksum, which ran out in 2013 besides.',
        code: `// Example of submitting JWT signed visitor data
var jwt_payload =
  "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJjb21pY191cmwiOiJodHRwOi8veGtjZC5jb20vMTM2MC8ifQ.BsjBt9a9imoj9P5_7aIAe5nuhPd5jb8HGvAJKPCwm6A";
var algorithm = "HS256";
_giosg("visitor", "submit", jwt_payload, algorithm);

// Example of submitting SHA1/MD5 signed visitor data
var payload = {
  username: "Django signed",
  email: "django@giosg.com",
  _checksum: "e584526251c396fc937e27561c9597c8",
  _exp: "1371720939",
};
_giosg("visitor", "submit", payload, "md5", true);`,
      },
      {
        id: 'freshly-signed',
        title: 'Freshly signed',
        note: 'This shop’s own server has just signed these, and they hold for five minutes. Paste a token of your own here to try it: the secret is “supersecret” unless it was changed.',
        code: `// What the shop's server signs for the customer who is logged in
const response = await fetch("/shop/customer");
const { token, payload } = await response.json();

// The same variables twice: as a token, and with a checksum
_giosg("visitor", "submit", token, "HS256");
_giosg("visitor", "submit", payload, "sha1");`,
      },
      {
        id: 'changed',
        title: 'Changed by the visitor',
        note: 'Anyone can change what passes through their browser. Nobody can sign it anew without the secret: both are refused, and nothing is stored.',
        code: `const response = await fetch("/shop/customer");
const { token, payload } = await response.json();

// The visitor would rather be a platinum customer
const [header, , signature] = token.split(".");
const claims = btoa('{"loyalty":"platinum"}').replaceAll("=", "");
_giosg("visitor", "submit", header + "." + claims + "." + signature, "HS256");

payload.loyalty = "platinum";
_giosg("visitor", "submit", payload, "sha1");`,
      },
    ],
  },
  {
    id: 'identifiers',
    title: 'Visitor identifiers',
    about: 'Your own names for the visitor, such as a customer number. Several may point at one visitor.',
    examples: [
      {
        id: 'set-identifier',
        title: 'Set identifiers',
        signature: "_giosg('visitor', 'setIdentifier', <identifier>);",
        code: `// Set identifier customer-0123456 to the visitor
_giosg("visitor", "setIdentifier", "customer-0123456");

// Set another for the same visitor. Both identifiers can now be used to
_giosg("visitor", "setIdentifier", "other-identifier-1234");`,
      },
    ],
  },
  {
    id: 'rooms',
    title: 'Visitor rooms',
    about: 'Rooms decide which operators see the visitor. The room of this domain is joined always.',
    examples: [
      {
        id: 'join',
        title: 'Join rooms',
        signature: "_giosg('room', 'join', <room_information>);",
        code: `// Join visitor to room with room ID
var roomInfo = { id: "6d8b3520-9384-11ed-a80e-0242ac1100271" };
_giosg("room", "join", roomInfo);

// Join visitor to room with room name
var roomInfo = { name: "Special room" };
_giosg("room", "join", roomInfo);

// Join visitor to multiple room's with once call
var roomInfo = [
  {
    id: "6d8b3520-9384-11ed-a80e-0242ac1100271",
  },
  {
    name: "Sales",
  },
];
_giosg("room", "join", roomInfo);`,
      },
      {
        id: 'leave',
        title: 'Leave rooms',
        signature: "_giosg('room', 'leave', <room_information>);",
        code: `// Leave visitor from room by id
var roomInfo = {
  id: "6d8b3520-9384-11ed-a80e-0242ac1100271",
};
_giosg("room", "leave", roomInfo);

// Leave visitor from room by name
var roomInfo = {
  name: "Support room",
};
_giosg("room", "leave", roomInfo);

// Leave visitor from all rooms expect domain room.
_giosg("room", "leave");`,
      },
      {
        id: 'joined',
        title: 'Get joined rooms',
        signature: "_giosg('room', 'getJoinedRooms');",
        code: `// Return all joined rooms ids in array.

_giosg("room", "getJoinedRooms");`,
      },
    ],
  },
  {
    id: 'chat',
    title: 'Chat',
    about: 'End the visitor’s chats, or put the chat window away, for instance when they log out. Write to us in the window below first, then watch it.',
    examples: [
      {
        id: 'chat-close',
        title: 'End chats',
        signature: "_giosg('chat', 'close', <options>);",
        code: `// Close all open chats for this visitor from rooms where visitor has joined at the moment.
// Note that chats are closed only from rooms where visitor has joined at the moment and if you need to
// close chat even without visitor joining that room, you need to use "id" parameter.
_giosg("chat", "close", { all: true });
// or
_giosg("chat", "close");`,
      },
      {
        id: 'chat-close-hide',
        title: 'End chats and hide the window',
        code: `// Close all open chats for this visitor and hide the visitor's chat window
_giosg("chat", "close", { hide: true });`,
      },
      {
        id: 'chat-close-room',
        title: 'End the chats of one room',
        code: `// Close specific chat session with it's room ID.
// This can be used to close chat even if the visitor is not joined to that room
// at the moment.
var opts = {
  id: "12345689-1234-5678-9012-345678901234",
};
_giosg("chat", "close", opts);

// Close chat from specific parent room with room name
// This can be used to close chat even if the visitor is not joined to that room
// at the moment.
_giosg("chat", "close", { name: "Sales room" });`,
      },
      {
        id: 'chat-close-message',
        title: 'End chats with a last word',
        note: 'The message is the last of a chat that is open: where none is, there is nobody to tell.',
        code: `// You can also show a message to user, specify "sender"
// of this message and clear existing history.
var roomData = {
  message: "Chat conversations has ended!",
  messageSender: "Chat service",
  clearHistory: true,
};
_giosg("chat", "close", roomData);`,
      },
      {
        id: 'chat-hide',
        title: 'Hide the window',
        signature: "_giosg('chat', 'hide', <options>);",
        code: `// Close chat window
_giosg("chat", "hide");

// Close chat window without affection other tabs
// where chat window might be open.
_giosg("chat", "hide", { preserveWindowState: true });`,
      },
    ],
  },
  {
    id: 'tasks',
    title: 'Tasks',
    about: 'Leave something for the operators to do. The chat window stays as it is; an answer is shown in it.',
    examples: [
      {
        id: 'start-task',
        title: 'Start tasks',
        signature: 'giosg.api.chat.startTask(initialMessage, roomId, isAnonymous, visitorVariables)',
        code: `// Start a new task
giosg.api.chat.startTask({ message: "This is a task text" });

// Start a new task from anonymous visitor
giosg.api.chat.startTask({ message: "This is a task text" }, undefined, true, {
  username: "My name",
  avatar: "https://....",
});`,
      },
    ],
  },
  {
    id: 'calls',
    title: 'Calls',
    about: 'Let the visitor speak with an operator, with sound alone or with pictures. A phone is shown in the page; the microphone and the camera are asked for in it. One at a time.',
    examples: [
      {
        id: 'call-start',
        title: 'Ask to talk by video',
        signature: 'giosg.api.call.start(operatorName, operatorAvatarUrl, kind, roomId)',
        code: `// start a new call
giosg.api.call.start(
  "Operator name",
  "https://example.com/avatar.png",
  "audio+video"
);`,
      },
    ],
  },
  {
    id: 'goals',
    title: 'Goals',
    about: 'Tell that the visitor reached a goal. Without a value the goal’s own default counts.',
    examples: [
      {
        id: 'goal-matches',
        title: 'Match a goal',
        signature: "_giosg('goal', 'matches', <goal_id>, <options>);",
        code: `// Given that you have created a goal
// with id \`2870f654-c6a7-11e6-8a67-60f81db030fe\`

// Match a goal that uses the default value
_giosg("goal", "matches", "2870f654-c6a7-11e6-8a67-60f81db030fe");

// Give the goal value when matching the goal for this visitor
_giosg("goal", "matches", "2870f654-c6a7-11e6-8a67-60f81db030fe", {
  value: 1000.1,
});`,
      },
    ],
  },
];
