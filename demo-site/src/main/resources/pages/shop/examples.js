/**
 * The public documentation's examples, in its order and word for word. An issue that makes more
 * calls work adds their examples here, and nowhere else.
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
