// A client of Go's own net/rpc with the structs of Juju's hook tools.
//
// Usage: client <shape> <socket> <context> <token> <mode> <call>...
// A call is a command and its arguments, parted by spaces; the mode is "in-turn" or "at-once". For each call it writes
// a line with the answer. A command that asks for input is called again with a MiB of it.
package main

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"io"
	"net/rpc"
	"os"
	"strings"
)

type ExecResponse struct {
	Code   int
	Stdout []byte
	Stderr []byte
}

type TokenRequest struct {
	ContextId   string
	Dir         string
	CommandName string
	Args        []string
	StdinSet    bool
	Stdin       []byte
	Token       string
}

type PlainRequest struct {
	ContextId   string
	Dir         string
	CommandName string
	Args        []string
	StdinSet    bool
	Stdin       []byte
}

// As Juju 1 and the first of Juju 2 had it.
type OldRequest struct {
	ContextId   string
	Dir         string
	CommandName string
	Args        []string
}

type Nested struct {
	Name  string
	Items []Nested
}
type Names []string
type OddRequest struct {
	Token       string
	Extra       map[string]Nested
	Stdin       []byte
	Numbers     [2]int
	Args        Names
	Any         interface{}
	CommandName string
	StdinSet    bool
	Dir         string
	Last        Nested
	ContextId   string
}

func request(shape, context, token string, words []string, input []byte) interface{} {
	name, args, set := words[0], words[1:], input != nil
	switch shape {
	case "plain":
		return PlainRequest{context, "/tmp", name, args, set, input}
	case "old":
		return OldRequest{context, "/tmp", name, args}
	case "odd":
		nested := Nested{"a", []Nested{{"b", nil}, {}}}
		return OddRequest{token, map[string]Nested{"k": nested}, input, [2]int{-1, 1}, args, nested, name, set,
			"/tmp", nested, context}
	case "mistyped":
		return struct{ ContextId, Dir, CommandName, Args string }{context, "/tmp", name, "x"}
	case "relative":
		return PlainRequest{context, "tmp", name, args, set, input}
	}
	return TokenRequest{context, "/tmp", name, args, set, input, token}
}

func text(bytes []byte) string {
	if len(bytes) < 1000 {
		return fmt.Sprintf("%q", bytes)
	}
	return fmt.Sprintf("%d bytes", len(bytes))
}

func main() {
	shape, context, token, mode, calls := os.Args[1], os.Args[3], os.Args[4], os.Args[5], os.Args[6:]
	gob.Register(Nested{})
	if shape == "late-ids" {
		for _, value := range []interface{}{OddRequest{}, TokenRequest{}, rpc.Request{}} {
			gob.NewEncoder(io.Discard).Encode(value)
		}
	}
	client, err := rpc.Dial("unix", os.Args[2])
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	input := bytes.Repeat([]byte("i"), 1<<20)
	answers := make([]ExecResponse, len(calls))
	pending := make([]*rpc.Call, len(calls))
	for i, call := range calls {
		words := strings.Split(call, " ")
		pending[i] = client.Go("Jujuc.Main", request(shape, context, token, words, nil), &answers[i], nil)
		if mode == "in-turn" {
			<-pending[i].Done
			pending[i].Done <- pending[i]
		}
	}
	for i, call := range calls {
		<-pending[i].Done
		err := pending[i].Error
		if err != nil && err.Error() == "hook tool requires stdin, none supplied" {
			words := strings.Split(call, " ")
			err = client.Call("Jujuc.Main", request(shape, context, token, words, input), &answers[i])
		}
		if err != nil {
			fmt.Printf("refused: %s\n", err)
			continue
		}
		fmt.Printf("%d %s %s\n", answers[i].Code, text(answers[i].Stdout), text(answers[i].Stderr))
	}
	if err := client.Call("Jujuc.Other", PlainRequest{}, nil); shape == "plain" && err != nil {
		fmt.Printf("other method: %s\n", err)
	}
	client.Close()
}
