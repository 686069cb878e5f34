import io.roam.spi.transport.TransportProvider;
import io.roam.transport.syncthing.SyncthingTransportProvider;

/** The transport over Syncthing. */
module io.roam.sync.syncthing {
    requires io.roam.core;
    requires com.google.common;
    requires java.net.http;
    requires java.xml;
    requires static org.jspecify;

    provides TransportProvider with
            SyncthingTransportProvider;
}
