package example.objects;

import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.testkit.SyncTransportContract;
import io.roam.testkit.TestMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract of transports, with devices that meet in a bucket of a real server; each reaches it over a proxy of its own. */
final class ObjectStoreContractTest extends SyncTransportContract {
    @TempDir
    static Path data;

    private static StoreServer server;

    private final String bucket = "b" + UUID.randomUUID().toString().replace("-", "");
    private final Map<String, CuttingProxy> proxies = new HashMap<>();

    @BeforeAll
    static void startServer() throws Exception {
        server = StoreServer.start(data);
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void closeProxies() {
        proxies.values().forEach(CuttingProxy::close);
    }

    @Override
    protected SyncTransport connect(TestMachine machine, Path exchange, Inbox inbox) {
        ObjectStoreProvider provider = new ObjectStoreProvider();
        String device = machine.machine().name();
        try {
            server.put("/" + bucket, new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CuttingProxy proxy = proxies.computeIfAbsent(device, name -> CuttingProxy.to(server.port()));
        String address = "objects:http://127.0.0.1:" + proxy.port() + "/" + bucket;
        provider.prepare(address, exchange, machine.machine());
        return provider.open(address, exchange, inbox, machine.machine());
    }

    @Override
    protected MeetingPlace meetingPlace() {
        return new MeetingPlace() {
            @Override
            public boolean setOffline(String device, boolean offline) {
                proxies.get(device).setOffline(offline);
                return true;
            }

            @Override
            public boolean plant(byte[] content, String name) throws IOException {
                boolean isStorable = !List.of(name.split("/")).contains("..") && !name.contains("\0") && name.length() < 200;
                return isStorable && server.put("/" + bucket + "/roam/" + name, content);
            }

            @Override
            public boolean cutOff(String device, String name) {
                proxies.get(device).cutOff("/roam/" + name);
                return true;
            }
        };
    }
}
