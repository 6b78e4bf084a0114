/** Chooses what the browser sends, so that the stations need not transcode. */

/** The codec of that name among those both ends agreed on; names are compared as RFC 6838 has it, without case. */
export function codecNamed<T extends { readonly mimeType: string }>(name: string, agreed: readonly T[]): T | undefined {
  return agreed.find((codec) => codec.mimeType.toLowerCase() === `audio/${name.toLowerCase()}`);
}

/** Lets `sender` send in the codec of that name from now on, without a new offer. Returns whether it does. */
export async function sendIn(sender: RTCRtpSender, name: string): Promise<boolean> {
  const parameters = sender.getParameters();
  const codec = codecNamed(name, parameters.codecs);
  const encoding = parameters.encodings[0];
  if (codec === undefined || encoding === undefined) return false;
  // In the browser, not yet in TypeScript's library: WebRTC Extensions, RTCRtpEncodingParameters.codec.
  (encoding as { codec?: RTCRtpCodec }).codec = codec;
  try {
    await sender.setParameters(parameters);
    return true;
  } catch {
    return false;
  }
}
