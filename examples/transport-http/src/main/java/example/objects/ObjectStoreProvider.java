package example.objects;

import io.roam.spi.Machine;
import io.roam.spi.transport.Inbox;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Opens transports for {@code objects:http://host:port/bucket}. */
public final class ObjectStoreProvider implements TransportProvider {
    private static final String SCHEME = "objects";

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    public SyncTransport open(String address, Path exchange, Inbox inbox, Machine machine) {
        return new ObjectStoreTransport(address, new ObjectStore(bucket(address)), exchange, inbox, machine.disk());
    }

    @Override
    public void prepare(String address, Path exchange, Machine machine) {
        URI bucket = bucket(address);
        try {
            if (!new ObjectStore(bucket).isThere()) {
                throw new ObjectStoreException("no such bucket", bucket.toString(), "create it, or check the address", null);
            }
        } catch (IOException e) {
            throw new ObjectStoreException("cannot reach the object store", bucket.toString(), "check the address", e);
        }
    }

    @Override
    public boolean readableThere() {
        return true;
    }

    private static URI bucket(String address) {
        URI bucket;
        try {
            bucket = URI.create(address.substring(SCHEME.length() + 1));
        } catch (IllegalArgumentException e) {
            throw badAddress(address, e);
        }
        boolean isWeb = "http".equals(bucket.getScheme()) || "https".equals(bucket.getScheme());
        boolean isBucket = bucket.getHost() != null && bucket.getPath().matches("/[a-z0-9][a-z0-9.-]*");
        if (!isWeb || !isBucket || bucket.getQuery() != null) {
            throw badAddress(address, null);
        }
        return bucket;
    }

    private static ObjectStoreException badAddress(String address, Exception cause) {
        return new ObjectStoreException(
                "invalid address", address, "write it as objects:https://host/bucket", cause);
    }
}
