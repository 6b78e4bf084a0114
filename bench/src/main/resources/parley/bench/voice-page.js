// Runs in a console's page before the console: its microphone becomes a mouth, and what comes in is heard by an ear.
(hertz, worklet) => {
  const bench = (window.bench = { pressed: {}, bells: [], spoken: [], heard: [], asked: [], answered: [], told: [], rungs: [] });
  addEventListener('keydown', (event) => (bench.pressed[event.key] = Date.now()), true);
  const start = AudioScheduledSourceNode.prototype.start;
  AudioScheduledSourceNode.prototype.start = function (...when) {
    bench.bells.push(Date.now());
    return start.apply(this, when);
  };
  // Where the time goes: when the page asked its station, when that answered, and when it was told of a change.
  const fetched = window.fetch;
  window.fetch = async (...request) => {
    if (request[1]?.method !== 'POST' || !/\/(calls|answer)(\?|$)/.test(request[0])) return fetched(...request);
    bench.asked.push(Date.now());
    const response = await fetched(...request);
    bench.answered.push(Date.now());
    return response;
  };
  const parse = JSON.parse;
  JSON.parse = (text, ...more) => {
    if (text.includes('"bell":true') || text.includes('"state":"talking"')) bench.told.push(Date.now());
    const parsed = parse(text, ...more);
    // An answer to a request may be older than the event that came before it.
    if (parsed?.ladder !== undefined && (parsed.serial !== bench.serial || parsed.ladder.length > bench.rungs.length)) {
      bench.serial = parsed.serial;
      bench.rungs = parsed.ladder.map(({ rung, at }) => [rung, Date.parse(at)]);
    }
    return parsed;
  };
  const studio = async () => {
    if (bench.studio === undefined) {
      const context = new AudioContext({ sampleRate: 48000, latencyHint: 'interactive' });
      await context.audioWorklet.addModule(URL.createObjectURL(new Blob([worklet], { type: 'text/javascript' })));
      await context.resume();
      bench.studio = context;
    }
    return bench.studio;
  };
  bench.microphone = async () => {
    const context = await studio();
    const mouth = new AudioWorkletNode(context, 'mouth', {
      numberOfInputs: 0, numberOfOutputs: 1, outputChannelCount: [1], processorOptions: { hertz },
    });
    mouth.port.onmessage = ({ data }) => bench.spoken.push(data);
    bench.mouth = mouth;
    const stream = context.createMediaStreamDestination();
    mouth.connect(stream);
    return stream.stream;
  };
  bench.listen = async (track) => {
    const context = await studio();
    const ear = new AudioWorkletNode(context, 'ear', { numberOfInputs: 1, numberOfOutputs: 0 });
    ear.port.onmessage = ({ data }) => bench.heard.push(data);
    const stream = new MediaStream([track]);
    // Chromium decodes a remote track only while an element plays it.
    const element = (bench.element = new Audio());
    element.muted = true;
    element.srcObject = stream;
    void element.play();
    context.createMediaStreamSource(stream).connect(ear);
  };
  navigator.mediaDevices.getUserMedia = () => bench.microphone().catch((error) => {
    console.error('bench: no microphone', error);
    throw error;
  });
  const Plain = window.RTCPeerConnection;
  bench.Plain = Plain;
  window.RTCPeerConnection = class extends Plain {
    constructor(...options) {
      super(...options);
      bench.leg = this;
      this.addEventListener('track', (event) => {
        if (this.getTransceivers().indexOf(event.transceiver) === 0) void bench.listen(event.track);
      });
    }
  };
  // How long sound waited in the jitter buffer and what that aimed at, in ms, over what was played since last asked.
  let before = { delay: 0, target: 0, played: 0 };
  bench.waited = async () => {
    const inbound = [...(await bench.leg.getStats()).values()].filter((one) => one.type === 'inbound-rtp');
    const sum = (name) => inbound.reduce((all, one) => all + (one[name] ?? 0), 0);
    const now = { delay: sum('jitterBufferDelay'), target: sum('jitterBufferTargetDelay'), played: sum('jitterBufferEmittedCount') };
    const played = now.played - before.played;
    const found = [(1000 * (now.delay - before.delay)) / played, (1000 * (now.target - before.target)) / played];
    before = now;
    return found;
  };
  // When the stations themselves say that a call came to a rung of its ladder.
  bench.rung = (name) => bench.rungs.find(([rung]) => rung === name)?.[1] ?? null;
  bench.burst = () => bench.mouth.port.postMessage({ burst: 0.15 });
  bench.steady = (on) => bench.mouth.port.postMessage({ steady: on });

  // The comparison: an ordinary call between two pages that begins when somebody presses a key.
  bench.call = async () => {
    bench.began = Date.now();
    const connection = (bench.connection = new Plain());
    connection.ontrack = (event) => void bench.listen(event.track);
    const stream = await bench.microphone();
    connection.addTrack(stream.getAudioTracks()[0], stream);
    return { sdp: await described(connection, await connection.createOffer()) };
  };
  bench.answer = async (sdp) => {
    const connection = (bench.connection = new Plain());
    connection.ontrack = (event) => void bench.listen(event.track);
    const stream = await bench.microphone();
    connection.addTrack(stream.getAudioTracks()[0], stream);
    await connection.setRemoteDescription({ type: 'offer', sdp });
    return described(connection, await connection.createAnswer());
  };
  bench.accept = (sdp) => bench.connection.setRemoteDescription({ type: 'answer', sdp });
  bench.drop = () => bench.connection.close();
  const described = async (connection, description) => {
    await connection.setLocalDescription(description);
    if (connection.iceGatheringState !== 'complete') {
      await new Promise((done) => {
        connection.onicegatheringstatechange = () => connection.iceGatheringState === 'complete' && done();
      });
    }
    return connection.localDescription.sdp;
  };
}
