// A server of Go's own net/rpc with the structs of Juju's agent.
//
// Usage: server <shape> <socket>. It writes a line when it listens, and serves until it is killed.
package main

import (
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"net"
	"net/rpc"
	"os"
	"strconv"
	"strings"
	"time"
)

type request struct {
	command  string
	args     []string
	stdinSet bool
	stdin    []byte
	token    string
	context  string
	dir      string
}

type ExecResponse struct {
	Code   int
	Stdout []byte
	Stderr []byte
}

func run(r request) (ExecResponse, error) {
	switch r.command {
	case "arguments":
		return ExecResponse{Stdout: []byte(strings.Join(r.args, "\n"))}, nil
	case "fail":
		return ExecResponse{Code: 2, Stderr: []byte("ERROR no relation id specified\n")}, nil
	case "minus":
		return ExecResponse{Code: -1}, nil
	case "nothing":
		return ExecResponse{}, nil
	case "cat":
		if !r.stdinSet {
			return ExecResponse{}, errors.New("hook tool requires stdin, none supplied")
		}
		return ExecResponse{Stdout: r.stdin}, nil
	case "token":
		return ExecResponse{Stdout: []byte(r.token)}, nil
	case "where":
		return ExecResponse{Stdout: []byte(r.context + " " + r.dir)}, nil
	case "large":
		size, err := strconv.Atoi(r.args[0])
		return ExecResponse{Stdout: bytes.Repeat([]byte("x"), size)}, err
	case "die":
		os.Exit(3)
	}
	return ExecResponse{}, errors.New("bad request: unknown command: " + r.command)
}

// With the token, as Juju 2.8 to 3.x.
type TokenRequest struct {
	ContextId   string
	Dir         string
	CommandName string
	Args        []string
	StdinSet    bool
	Stdin       []byte
	Token       string
}
type TokenJujuc struct{}

func (TokenJujuc) Main(r TokenRequest, answer *ExecResponse) (err error) {
	*answer, err = run(request{r.CommandName, r.Args, r.StdinSet, r.Stdin, r.Token, r.ContextId, r.Dir})
	return err
}

// Without the token, as Juju 4.
type PlainRequest struct {
	ContextId   string
	Dir         string
	CommandName string
	Args        []string
	StdinSet    bool
	Stdin       []byte
}
type PlainJujuc struct{}

func (PlainJujuc) Main(r PlainRequest, answer *ExecResponse) (err error) {
	*answer, err = run(request{r.CommandName, r.Args, r.StdinSet, r.Stdin, "none", r.ContextId, r.Dir})
	return err
}

// An answer with its fields in another order and with others between them, of every kind that gob has.
type Nested struct {
	Name  string
	Child *Nested
	Items []Nested
	Empty struct{}
}
type Names []string
type OddResponse struct {
	Extra   map[string][]Nested
	Stderr  []byte
	Numbers [3]float64
	When    time.Time
	Any     interface{}
	Nothing interface{}
	Pair    complex128
	Stdout  []byte
	Flag    bool
	Note    *Nested
	List    Names
	Code    int
	Small   uint8
	Last    []map[int]bool
}
type OddJujuc struct{}

func (OddJujuc) Main(r TokenRequest, answer *OddResponse) error {
	plain, err := run(request{r.CommandName, r.Args, r.StdinSet, r.Stdin, r.Token, r.ContextId, r.Dir})
	nested := Nested{Name: "a", Child: &Nested{Name: "b", Items: []Nested{{Name: "c"}, {}}}}
	*answer = OddResponse{
		Extra: map[string][]Nested{"one": {nested, nested}, "two": nil}, Numbers: [3]float64{1, 2.5, -3},
		When: time.Unix(1, 2), Any: nested, Pair: complex(1, 2), Flag: true, Note: &nested,
		List: Names{"x", "y"}, Small: 200, Last: []map[int]bool{{-1: true}, {}},
		Code: plain.Code, Stdout: plain.Stdout, Stderr: plain.Stderr,
	}
	return err
}

func main() {
	switch os.Args[1] {
	case "token":
		rpc.RegisterName("Jujuc", TokenJujuc{})
	case "plain":
		rpc.RegisterName("Jujuc", PlainJujuc{})
	case "late-ids":
		// Gob numbers the types of a process in the order in which it first meets them.
		for _, value := range []interface{}{OddResponse{}, ExecResponse{}, rpc.Response{}, [][]string{}} {
			gob.NewEncoder(io.Discard).Encode(value)
		}
		rpc.RegisterName("Jujuc", TokenJujuc{})
	case "odd":
		gob.Register(Nested{})
		rpc.RegisterName("Jujuc", OddJujuc{})
	}
	listener, err := net.Listen("unix", os.Args[2])
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("listening")
	rpc.Accept(listener)
}
