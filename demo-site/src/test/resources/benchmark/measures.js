// What a page measures of itself. Times are in milliseconds unless they are called otherwise.
var goal = '2870f654-c6a7-11e6-8a67-60f81db030fe';
/** @type {{ start: number, end: number }[]} */
var tasks = [];
/** @type {number[]} */
var gaps = [];
/** @type {Promise<unknown>} */
var answered;
/** @type {Promise<unknown>} */
var pending;
var began = performance.now();

new PerformanceObserver(function (list) {
  list.getEntries().forEach(function (entry) {
    tasks.push({ start: entry.startTime, end: entry.startTime + entry.duration });
  });
}).observe({ type: 'longtask', buffered: true });

(function tick(last) {
  setTimeout(function () {
    var now = performance.now();
    gaps.push(now - last);
    tick(now);
  }, 1);
})(began);

function forget() {
  tasks = [];
  gaps = [];
  began = performance.now();
}

/** @param {number[]} numbers */
function longest(numbers) {
  return numbers.reduce(function (a, b) { return Math.max(a, b); }, 0);
}

/** @param {number} [except] */
function longestTask(except) {
  return longest(tasks.filter(function (task) {
    return !except || task.end < except || task.start > except;
  }).map(function (task) { return task.end - task.start; }));
}

// The observer is told of a long task somewhat later.
function observed() {
  return new Promise(function (resolve) { setTimeout(resolve, 200); });
}

/**
 * A turn of the event loop, without the 4 ms that timers take.
 * @returns {Promise<void>}
 */
function turn() {
  return new Promise(function (resolve) {
    var channel = new MessageChannel();
    channel.port1.onmessage = function () {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(0);
  });
}

/** @param {number} value */
function call(value) {
  return giosg.api.goal.matches(goal, { value: value });
}

/** @param {number} calls */
async function oneCall(calls) {
  var times = [];
  for (var i = 0; i < calls; i++) {
    var before = performance.now();
    _giosg('goal', 'matches', goal, { value: i });
    times.push((performance.now() - before) * 1000);
    await new Promise(function (resolve) { setTimeout(resolve); });
  }
  times.sort(function (a, b) { return a - b; });
  return { median: times[calls / 2], p95: times[Math.floor(calls * 0.95)] };
}

// Commands are answered in the order of their calls, so the last answer is the end.
/** @param {number} calls */
function queue(calls) {
  for (var i = 0; i < calls; i++) {
    _giosg('goal', 'matches', goal, { value: i });
  }
  answered = new Promise(function (resolve) {
    _giosg(function () { call(calls).then(resolve); });
  });
  forget();
}

async function queued() {
  await answered;
  var end = performance.now() - began, gap = longest(gaps);
  await observed();
  return { answered: end, longestTask: longestTask(), longestGap: gap };
}

/** @param {number} calls */
async function direct(calls) {
  await observed();
  await turn();
  forget();
  var last;
  for (var i = 0; i < calls; i++) {
    last = call(i);
  }
  var loop = performance.now();
  await last;
  var end = performance.now() - began, gap = longest(gaps);
  await observed();
  var task = tasks.find(function (each) { return each.start < loop && loop < each.end; });
  return {
    call: (loop - began) * 1000 / calls,
    loopTask: task ? task.end - task.start : loop - began,
    longestTask: longestTask(loop),
    longestGap: gap,
    answered: end
  };
}

/** @param {number} count @param {(turn: number) => void} work */
async function turns(count, work) {
  for (var i = 0; i < count; i++) {
    await turn();
    work(i);
  }
  return {};
}

/** @param {number} count */
async function calls(count) {
  var times = [];
  for (var i = 0; i < count; i++) {
    await turn();
    var before = performance.now();
    pending = call(i);
    // Behind the tag's own microtask, which writes the call down.
    await null;
    times.push((performance.now() - before) * 1000);
  }
  /** @param {number[]} some */
  function mean(some) {
    return some.reduce(function (a, b) { return a + b; }, 0) / some.length;
  }
  return { call: mean(times), lastCalls: mean(times.slice(-count / 10)) };
}

async function delivery() {
  dispatchEvent(new Event('online'));
  await pending;
  var end = performance.now() - began;
  await observed();
  return { answered: end, longestTask: longestTask() };
}

async function takenUp() {
  var last = new Promise(function (resolve) {
    _giosg(function () { call(-1).then(resolve); });
  });
  await last;
  var end = performance.now();
  await observed();
  return { answered: end, longestTask: longestTask() };
}
