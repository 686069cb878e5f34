package io.roam.api;

import io.roam.spi.tool.ToolAdapter;
import io.roam.spi.transport.TransportProvider;
import io.roam.transport.folder.FolderTransportProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * The adapters and transports that roam works with. A library never searches for them: who embeds it names them.
 *
 * @param adapters no two with one id
 * @param transports no two with one scheme
 */
public record Providers(List<ToolAdapter> adapters, List<TransportProvider> transports) {
    /** Copies the lists. */
    public Providers {
        adapters = List.copyOf(adapters);
        transports = List.copyOf(transports);
    }

    /** Returns these adapters, and the built-in transport {@code folder:}. */
    public static Providers of(List<ToolAdapter> adapters) {
        return new Providers(adapters, List.of(new FolderTransportProvider()));
    }

    /** Returns these providers, and one more transport. */
    public Providers with(TransportProvider transport) {
        List<TransportProvider> more = new ArrayList<>(transports);
        more.add(transport);
        return new Providers(adapters, more);
    }
}
