// A voice whose words can be timed, and an ear that times them. Both stamp the wall clock where the sound is made.
class Mouth extends AudioWorkletProcessor {
  constructor(options) {
    super();
    this.step = (2 * Math.PI * options.processorOptions.hertz) / sampleRate;
    this.phase = 0;
    this.steady = true;
    this.left = 0;
    this.begins = false;
    this.port.onmessage = ({ data }) => {
      if ('steady' in data) this.steady = data.steady;
      if ('burst' in data) {
        this.left = Math.round(sampleRate * data.burst);
        this.begins = true;
      }
    };
  }

  process(_, [[out]]) {
    for (let i = 0; i < out.length; i++) {
      const speaks = this.steady || this.left > 0;
      if (this.begins && this.left > 0) {
        this.begins = false;
        this.port.postMessage(Date.now());
      }
      out[i] = speaks ? 0.4 * Math.sin(this.phase) : 0;
      this.phase += this.step;
      if (this.left > 0) this.left -= 1;
    }
    return true;
  }
}

class Ear extends AudioWorkletProcessor {
  constructor() {
    super();
    this.hears = false;
    this.quiet = 0;
  }

  process([[block]]) {
    if (block === undefined) return true;
    let sum = 0;
    for (const sample of block) sum += sample * sample;
    const level = Math.sqrt(sum / block.length);
    if (level > 0.05 && !this.hears) {
      this.hears = true;
      this.port.postMessage(Date.now());
    }
    this.quiet = level < 0.01 ? this.quiet + 1 : 0;
    if (this.quiet > 12) this.hears = false;
    return true;
  }
}

registerProcessor('mouth', Mouth);
registerProcessor('ear', Ear);
