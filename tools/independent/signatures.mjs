// Checks all four signatures of every checkpoint in an evidence pack with @noble/curves and
// @noble/post-quantum, libraries that Parley does not use. What is signed is rebuilt here from the
// C2SP documents (signed-note, tlog-cosignature), not taken from Parley's code.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { ml_dsa44 } from '@noble/post-quantum/ml-dsa.js';

const LOG_ED25519 = 0x01;
const COSIGNATURE_ED25519 = 0x04;
const ML_DSA_44 = 0x06;

const utf8 = (text) => Buffer.from(text, 'utf8');
const u64 = (value) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
};

/** A line of a .vkey file: name+hash+base64(type, key), split at the first two plus signs. */
function readKey(line) {
  const [name, hash] = line.split('+', 2);
  const typed = Buffer.from(line.slice(name.length + hash.length + 2), 'base64');
  const keyId = createHash('sha256').update(name).update('\n').update(typed).digest().subarray(0, 4);
  if (keyId.toString('hex') !== hash) throw new Error(`key hash of ${name} is wrong`);
  return { name, keyId, type: typed[0], key: typed.subarray(1) };
}

const readKeys = (file) => readFileSync(file, 'utf8').trim().split('\n').map(readKey);

function readNote(file) {
  const note = readFileSync(file, 'utf8');
  const cut = note.lastIndexOf('\n\n');
  const signatures = note.slice(cut + 2).trimEnd().split('\n').map((line) => {
    const [, name, encoded] = line.match(/^\u2014 (\S+) (\S+)$/);
    const bytes = Buffer.from(encoded, 'base64');
    return { name, keyId: bytes.subarray(0, 4), bytes: bytes.subarray(4) };
  });
  return { text: note.slice(0, cut + 1), signatures };
}

/** c2sp.org/tlog-cosignature: what an ML-DSA-44 signer of a whole tree signs. */
function mlDsaMessage(name, time, text) {
  const [origin, size, root] = text.split('\n');
  return Buffer.concat([
    utf8('subtree/v1\n\0'),
    Buffer.of(utf8(name).length), utf8(name), time,
    Buffer.of(utf8(origin).length), utf8(origin),
    u64(0), u64(size), Buffer.from(root, 'base64'),
  ]);
}

function verifies({ name, type, key }, bytes, text) {
  if (type === LOG_ED25519) return ed25519.verify(bytes, utf8(text), key);
  const time = bytes.subarray(0, 8);
  const signature = bytes.subarray(8);
  if (type === COSIGNATURE_ED25519) {
    const signed = utf8(`cosignature/v1\ntime ${time.readBigUInt64BE()}\n${text}`);
    return ed25519.verify(signature, signed, key);
  }
  if (type === ML_DSA_44) return ml_dsa44.verify(signature, mlDsaMessage(name, time, text), key);
  throw new Error(`unknown key type ${type}`);
}

function checkCheckpoint(folder, file, keys) {
  const { text, signatures } = readNote(join(folder, file));
  for (const key of keys) {
    const own = signatures.find((s) => s.name === key.name && s.keyId.equals(key.keyId));
    if (!own) throw new Error(`${join(folder, file)}: ${key.name} type ${key.type} has not signed`);
    if (!verifies(key, own.bytes, text)) {
      throw new Error(`${join(folder, file)}: signature of ${key.name} type ${key.type} is wrong`);
    }
  }
  console.log(`${text.split('\n')[0]}: ${file}: ${keys.length} signatures are good`);
}

function checkLog(folder) {
  const keys = [...readKeys(join(folder, 'log.vkey')), ...readKeys(join(folder, 'cosigner.vkey'))];
  if (keys.map((key) => key.type).join() !== '1,6,4,6') throw new Error(`${folder}: not four keys`);
  const files = ['checkpoint', 'checkpoint.old'].filter((file) => existsSync(join(folder, file)));
  for (const file of files) checkCheckpoint(folder, file, keys);
}

function logFolders(folder) {
  const inside = readdirSync(folder, { withFileTypes: true });
  const here = inside.some((entry) => entry.name === 'log.vkey') ? [folder] : [];
  const below = inside.filter((entry) => entry.isDirectory());
  return [...here, ...below.flatMap((entry) => logFolders(join(folder, entry.name)))];
}

try {
  const folders = logFolders(process.argv[2] ?? '');
  if (folders.length === 0) throw new Error('no log in this folder');
  folders.forEach(checkLog);
  console.log('@noble: accepted');
} catch (e) {
  console.log(`@noble: REFUSED: ${e.message}`);
  process.exit(1);
}
