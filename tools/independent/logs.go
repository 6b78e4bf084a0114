// Command logs checks an evidence pack with code that Parley's authors did not write:
// golang.org/x/mod, the library behind Go's own checksum database, as Debian ships it.
//
// For every log of the pack it opens the checkpoint with the Ed25519 key in log.vkey, rebuilds the
// tree from the leaves and from the hash tiles, and checks each inclusion proof and the consistency
// proof. It knows nothing of Parley beyond the folder layout of a pack.
package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: logs DIR")
		os.Exit(2)
	}
	folders, err := logFolders(os.Args[1])
	if err == nil && len(folders) == 0 {
		err = errors.New("no log in this folder")
	}
	for _, folder := range folders {
		if err == nil {
			err = checkLog(folder)
		}
	}
	if err != nil {
		fmt.Println("golang.org/x/mod: REFUSED:", err)
		os.Exit(1)
	}
	fmt.Println("golang.org/x/mod: accepted")
}

func logFolders(root string) ([]string, error) {
	var found []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Name() == "log.vkey" {
			found = append(found, filepath.Dir(path))
		}
		return err
	})
	return found, err
}

// A log is one folder of the pack, with the only key it may be signed by.
type log struct {
	folder string
	key    note.Verifier
	head   tlog.Tree
}

func checkLog(folder string) error {
	key, err := readKey(filepath.Join(folder, "log.vkey"))
	if err != nil {
		return err
	}
	l := log{folder: folder, key: key}
	if l.head, err = l.openNote(filepath.Join(folder, "checkpoint")); err != nil {
		return err
	}
	leaves, err := l.checkTiles()
	if err != nil {
		return fmt.Errorf("%s: tiles: %w", folder, err)
	}
	proofs, err := l.checkInclusions()
	if err != nil {
		return fmt.Errorf("%s: %w", folder, err)
	}
	older, err := l.checkConsistency()
	if err != nil {
		return fmt.Errorf("%s: add-checkpoint.req: %w", folder, err)
	}
	fmt.Printf("%s: size %d, %d leaves, %d inclusion proofs, consistency from %s\n",
		key.Name(), l.head.N, leaves, proofs, older)
	return nil
}

func readKey(path string) (note.Verifier, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	first, _, _ := strings.Cut(string(data), "\n")
	return note.NewVerifier(first)
}

func (l log) openNote(path string) (tlog.Tree, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return tlog.Tree{}, err
	}
	return l.open(data)
}

func (l log) open(data []byte) (tlog.Tree, error) {
	opened, err := note.Open(data, note.VerifierList(l.key))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != l.key.Name() {
		return tlog.Tree{}, errors.New("not a checkpoint of " + l.key.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

// checkTiles returns how many leaves it read; 0 when the pack carries no tiles for this log.
func (l log) checkTiles() (int64, error) {
	if _, err := os.Stat(filepath.Join(l.folder, "tile")); err != nil || l.head.N == 0 {
		return 0, nil
	}
	indexes := make([]int64, l.head.N)
	for i := range indexes {
		indexes[i] = tlog.StoredHashIndex(0, int64(i))
	}
	hashes, err := tlog.TileHashReader(l.head, tiles{l.folder}).ReadHashes(indexes)
	if err != nil {
		return 0, err
	}
	for at := int64(0); at < l.head.N; {
		bundle, err := os.ReadFile(bundlePath(l.folder, at/256, l.head.N))
		if err != nil {
			return 0, err
		}
		for ; len(bundle) >= 2; at++ {
			length := int(binary.BigEndian.Uint16(bundle))
			if at >= l.head.N || len(bundle) < 2+length || tlog.RecordHash(bundle[2:2+length]) != hashes[at] {
				return 0, fmt.Errorf("leaf %d is not the one in the tree", at)
			}
			bundle = bundle[2+length:]
		}
	}
	return l.head.N, nil
}

// tiles reads the layout of c2sp.org/tlog-tiles, which is x/mod's without the height in the path.
type tiles struct{ folder string }

func (t tiles) Height() int                     { return 8 }
func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var read [][]byte
	for _, tile := range wanted {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(t.folder, filepath.FromSlash(path)))
		if err != nil {
			return nil, err
		}
		read = append(read, data)
	}
	return read, nil
}

func bundlePath(folder string, n, size int64) string {
	tile := tlog.Tile{H: 8, L: 0, N: n, W: 256}
	if rest := size - n*256; rest < 256 {
		tile.W = int(rest)
	}
	return filepath.Join(folder, filepath.FromSlash(strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)))
}

func (l log) checkInclusions() (int, error) {
	paths, err := filepath.Glob(filepath.Join(l.folder, "proofs", "*.tlog-proof"))
	if err != nil {
		return 0, err
	}
	for _, path := range paths {
		if err := l.checkInclusion(path); err != nil {
			return 0, fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
	}
	return len(paths), nil
}

func (l log) checkInclusion(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	proof, head, err := l.split(data, "c2sp.org/tlog-proof@v1\nindex ")
	if err != nil {
		return err
	}
	leaf, err := os.ReadFile(strings.TrimSuffix(path, ".tlog-proof") + ".entry")
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof.hashes, head.N, head.Hash, proof.number, tlog.RecordHash(leaf))
}

func (l log) checkConsistency() (string, error) {
	data, err := os.ReadFile(filepath.Join(l.folder, "add-checkpoint.req"))
	if errors.Is(err, fs.ErrNotExist) {
		return "nothing older", nil
	}
	if err != nil {
		return "", err
	}
	proof, head, err := l.split(data, "old ")
	if err != nil || proof.number == 0 {
		return "0", err
	}
	old, err := l.openNote(filepath.Join(l.folder, "checkpoint.old"))
	if err != nil {
		return "", err
	}
	if old.N != proof.number {
		return "", errors.New("proof starts from another size")
	}
	return strconv.FormatInt(old.N, 10), tlog.CheckTree(proof.hashes, head.N, head.Hash, old.N, old.Hash)
}

// proof is what stands before the blank line of both proof formats: a number, then hashes.
type proof struct {
	number int64
	hashes []tlog.Hash
}

func (l log) split(data []byte, prefix string) (proof, tlog.Tree, error) {
	before, after, found := bytes.Cut(data, []byte("\n\n"))
	if !found || !bytes.HasPrefix(before, []byte(prefix)) {
		return proof{}, tlog.Tree{}, errors.New("not in the expected format")
	}
	lines := strings.Split(strings.TrimPrefix(string(before), prefix), "\n")
	number, err := strconv.ParseInt(lines[0], 10, 64)
	if err != nil {
		return proof{}, tlog.Tree{}, err
	}
	read := proof{number: number}
	for _, line := range lines[1:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return proof{}, tlog.Tree{}, err
		}
		read.hashes = append(read.hashes, hash)
	}
	head, err := l.open(after)
	return read, head, err
}
