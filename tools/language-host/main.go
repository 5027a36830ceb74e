// Command pulumi-language-nodejs is Pulumi's own Node language host as of sdk/v3 v3.68.0, the last release whose module
// holds its source (later ones keep it in a module without versions), and beside it what the engine has asked of hosts
// since: to start policy packs and plugins that are written for Node. All other calls go through untouched.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	pulumirpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

const hostName = "pulumi-language-nodejs-v3.68.0"

func main() {
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	host, port, err := start(filepath.Join(filepath.Dir(self), hostName), os.Args[1:])
	if err != nil {
		return err
	}
	defer host.Process.Kill()
	connection, err := grpc.NewClient(
		"127.0.0.1:"+port,
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithDefaultCallOptions(grpc.ForceCodec(frames{}), grpc.MaxCallRecvMsgSize(400<<20), grpc.MaxCallSendMsgSize(400<<20)),
	)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := grpc.NewServer(
		grpc.ForceServerCodec(frames{}),
		grpc.MaxRecvMsgSize(400<<20),
		grpc.UnknownServiceHandler(func(_ any, stream grpc.ServerStream) error {
			method, _ := grpc.MethodFromServerStream(stream)
			if method == "/pulumirpc.LanguageRuntime/RunPlugin" {
				return runPlugin(stream)
			}
			return forward(connection, method, stream)
		}),
	)
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	return server.Serve(listener)
}

// start runs the host and gives the port that it prints first.
func start(program string, args []string) (*exec.Cmd, string, error) {
	host := exec.Command(program, args...)
	host.Stderr = os.Stderr
	output, err := host.StdoutPipe()
	if err != nil {
		return nil, "", err
	}
	if err := host.Start(); err != nil {
		return nil, "", err
	}
	reader := bufio.NewReader(output)
	port, err := reader.ReadString('\n')
	if err != nil {
		return nil, "", fmt.Errorf("%s gave no port: %w", hostName, err)
	}
	go io.Copy(os.Stderr, reader)
	return host, strings.TrimSpace(port), nil
}

// frames leaves messages as the bytes that they travel as.
type frames struct{}

func (frames) Marshal(message any) ([]byte, error) { return *message.(*[]byte), nil }
func (frames) Name() string                        { return "proto" }
func (frames) Unmarshal(data []byte, into any) error {
	*into.(*[]byte) = data
	return nil
}

func forward(connection *grpc.ClientConn, method string, caller grpc.ServerStream) error {
	ctx, cancel := context.WithCancel(caller.Context())
	defer cancel()
	if sent, ok := metadata.FromIncomingContext(ctx); ok {
		ctx = metadata.NewOutgoingContext(ctx, sent.Copy())
	}
	description := &grpc.StreamDesc{ClientStreams: true, ServerStreams: true}
	host, err := connection.NewStream(ctx, description, method)
	if err != nil {
		return err
	}
	go func() {
		for {
			var frame []byte
			if caller.RecvMsg(&frame) != nil {
				host.CloseSend()
				return
			}
			if host.SendMsg(&frame) != nil {
				return
			}
		}
	}()
	for {
		var frame []byte
		if err := host.RecvMsg(&frame); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if err := caller.SendMsg(&frame); err != nil {
			return err
		}
	}
}

// runPlugin starts a policy pack or a plugin that is written for Node, as Pulumi's current host does.
func runPlugin(stream grpc.ServerStream) error {
	var frame []byte
	if err := stream.RecvMsg(&frame); err != nil {
		return err
	}
	var request pulumirpc.RunPluginRequest
	if err := proto.Unmarshal(frame, &request); err != nil {
		return status.Error(codes.InvalidArgument, err.Error())
	}
	directory := request.GetInfo().GetProgramDirectory()
	runner, args := "run-plugin", append([]string{directory}, request.GetArgs()...)
	if request.GetKind() == "analyzer" {
		runner, args = "run-policy-pack", append(request.GetArgs(), directory)
	}
	script, err := resolve("@pulumi/pulumi/cmd/"+runner, directory)
	if err != nil {
		return err
	}
	command := exec.CommandContext(stream.Context(), "node", append([]string{script}, args...)...)
	command.Dir = request.GetPwd()
	if request.GetKind() == "analyzer" {
		command.Dir = directory
	}
	command.Env = request.GetEnv()
	var sending sync.Mutex
	send := func(response *pulumirpc.RunPluginResponse) error {
		bytes, err := proto.Marshal(response)
		if err != nil {
			return err
		}
		sending.Lock()
		defer sending.Unlock()
		return stream.SendMsg(&bytes)
	}
	command.Stdout = output(func(data []byte) error {
		return send(&pulumirpc.RunPluginResponse{Output: &pulumirpc.RunPluginResponse_Stdout{Stdout: data}})
	})
	command.Stderr = output(func(data []byte) error {
		return send(&pulumirpc.RunPluginResponse{Output: &pulumirpc.RunPluginResponse_Stderr{Stderr: data}})
	})
	var failed *exec.ExitError
	if err := command.Run(); err != nil && !errors.As(err, &failed) {
		return err
	}
	code := int32(command.ProcessState.ExitCode())
	return send(&pulumirpc.RunPluginResponse{Output: &pulumirpc.RunPluginResponse_Exitcode{Exitcode: code}})
}

// resolve finds a module as Node does from the given directory.
func resolve(module, directory string) (string, error) {
	command := exec.Command("node", "-p", "require.resolve(process.argv[1])", module)
	command.Dir = directory
	found, err := command.Output()
	if err != nil {
		return "", status.Errorf(codes.NotFound, "%s is not installed in %s", module, directory)
	}
	return strings.TrimSpace(string(found)), nil
}

type output func([]byte) error

func (send output) Write(data []byte) (int, error) {
	return len(data), send(append([]byte(nil), data...))
}
