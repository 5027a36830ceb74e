import type { Server as NetServer, Socket } from "node:net";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import type { Monitor } from "./monitor";

/** Speaks the protocol on connections that someone else accepts, so that those can come before this is loaded. */
export class ProtocolServer {
    private readonly server = new Server({
        "grpc.max_receive_message_length": -1,
        "grpc.max_send_message_length": -1,
    });
    private readonly injector = this.server.createConnectionInjector(ServerCredentials.createInsecure());

    constructor(
        private readonly monitor: Monitor,
        private readonly listener: NetServer,
    ) {
        this.server.addService(ResourceMonitorService, monitor.monitorHandlers() as UntypedServiceImplementation);
        this.server.addService(EngineService, monitor.engineHandlers() as UntypedServiceImplementation);
    }

    accept(socket: Socket): void {
        this.injector.injectConnection(socket);
    }

    close(): void {
        this.listener.close();
        this.monitor.close();
        this.injector.destroy();
        this.server.forceShutdown();
    }
}
