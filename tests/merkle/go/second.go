// A second opinion on logs: Go's sumdb/tlog and sumdb/note answer one JSON question a line.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type question struct {
	Ask              string
	Size, Old, Index int64
	Level, Width     int
	Root, Before     tlog.Hash
	Leaf             tlog.Hash
	Proof            []tlog.Hash
	Data             []byte
	Folder, Text     string
	Keys             []string
}

type answer struct {
	Error  string      `json:"error"`
	Hash   tlog.Hash   `json:"hash"`
	Hashes []tlog.Hash `json:"hashes"`
	Data   []byte      `json:"data"`
	Text   string      `json:"text"`
	Names  []string    `json:"names"`
}

// stored holds every node of a log of its own, whose entry n is "entry n".
type stored []tlog.Hash

func (s stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		found[i] = s[index]
	}
	return found, nil
}

func grown(size int64) (s stored, err error) {
	for n := int64(0); n < size; n++ {
		more, err := tlog.StoredHashes(n, []byte(fmt.Sprintf("entry %d", n)), s)
		if err != nil {
			return s, err
		}
		s = append(s, more...)
	}
	return s, nil
}

// folder reads tiles where C2SP tlog-tiles says that they lie: as sumdb's, without the height.
type folder string

func (f folder) Height() int                     { return height }
func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	found := make([][]byte, len(tiles))
	for i, tile := range tiles {
		data, err := os.ReadFile(filepath.Join(string(f), path(tile)))
		if err != nil {
			return nil, err
		}
		found[i] = data
	}
	return found, nil
}

func path(tile tlog.Tile) string {
	return strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", height), "tile/", 1)
}

func verifiers(keys []string) (note.Verifiers, error) {
	var known []note.Verifier
	for _, key := range keys {
		verifier, err := note.NewVerifier(key)
		if err != nil {
			return nil, err
		}
		known = append(known, verifier)
	}
	return note.VerifierList(known...), nil
}

func reply(q question, log stored) (a answer, err error) {
	switch q.Ask {
	case "root":
		a.Hash, err = tlog.TreeHash(q.Size, log)
	case "inclusion":
		a.Hashes, err = tlog.ProveRecord(q.Size, q.Index, log)
	case "consistency":
		a.Hashes, err = tlog.ProveTree(q.Size, q.Old, log)
	case "check inclusion":
		err = tlog.CheckRecord(q.Proof, q.Size, q.Root, q.Index, q.Leaf)
	case "check consistency":
		err = tlog.CheckTree(q.Proof, q.Size, q.Root, q.Old, q.Before)
	case "tile":
		a.Data, err = tlog.ReadTileData(tlog.Tile{H: height, L: q.Level, N: q.Index, W: q.Width}, log)
	case "tiles":
		for _, tile := range tlog.NewTiles(height, q.Old, q.Size) {
			a.Names = append(a.Names, path(tile))
		}
	case "node":
		index := tlog.StoredHashIndex(q.Level, q.Index)
		tile := tlog.TileForIndex(height, index)
		tile.W = q.Width
		a.Hash, err = tlog.HashFromTile(tile, q.Data, index)
	case "inclusion from folder":
		tree := tlog.Tree{N: q.Size, Hash: q.Root}
		a.Hashes, err = tlog.ProveRecord(q.Size, q.Index, tlog.TileHashReader(tree, folder(q.Folder)))
	case "consistency from folder":
		tree := tlog.Tree{N: q.Size, Hash: q.Root}
		a.Hashes, err = tlog.ProveTree(q.Size, q.Old, tlog.TileHashReader(tree, folder(q.Folder)))
	case "tree":
		var tree tlog.Tree
		if tree, err = tlog.ParseTree([]byte(q.Text)); err == nil {
			a.Hash, a.Text = tree.Hash, string(tlog.FormatTree(tree))
		}
	case "open":
		var known note.Verifiers
		if known, err = verifiers(q.Keys); err != nil {
			return
		}
		var opened *note.Note
		if opened, err = note.Open([]byte(q.Text), known); err == nil {
			a.Text = opened.Text
			for _, signature := range opened.Sigs {
				a.Names = append(a.Names, fmt.Sprintf("%s %08x", signature.Name, signature.Hash))
			}
		}
	case "sign":
		var signer note.Signer
		if signer, err = note.NewSigner(q.Keys[0]); err == nil {
			a.Data, err = note.Sign(&note.Note{Text: q.Text}, signer)
		}
	default:
		err = fmt.Errorf("not understood: %q", q.Ask)
	}
	return
}

func main() {
	size, err := strconv.ParseInt(os.Args[1], 10, 64)
	if err != nil {
		panic(err)
	}
	log, err := grown(size)
	if err != nil {
		panic(err)
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	write := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var q question
		var a answer
		err := json.Unmarshal(lines.Bytes(), &q)
		if err == nil {
			a, err = reply(q, log)
		}
		if err != nil {
			a.Error = err.Error()
		}
		if err := write.Encode(a); err != nil {
			panic(err)
		}
	}
}
