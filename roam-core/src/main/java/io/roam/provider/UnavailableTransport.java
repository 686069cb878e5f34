package io.roam.provider;

import io.roam.spi.Reason;
import io.roam.spi.RoamException;
import io.roam.spi.transport.ExchangeState;
import io.roam.spi.transport.SyncTransport;
import io.roam.spi.transport.TransportReport;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Stands for a transport that could not be opened: it carries nothing, and says why at each exchange. */
public record UnavailableTransport(String address, RoamException why) implements SyncTransport {
    @Override
    public void publish(Collection<Path> files) {
        // nothing is carried
    }

    @Override
    public TransportReport exchange() {
        return TransportReport.of(0, 0).withFailures(remarks());
    }

    @Override
    public ExchangeState state() {
        return ExchangeState.UNREACHABLE;
    }

    @Override
    public List<Reason.Coded> remarks() {
        return List.of(Reason.Coded.of(why));
    }

    @Override
    public void close() {
        // nothing is open
    }
}
