package io.roam.cli.pick;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Curses;
import org.jline.utils.InfoCmp.Capability;

/**
 * The terminal in which this program runs, driven by JLine except for the keys: JLine's reader thread takes one more than it is asked
 * for.
 *
 * <p>The terminal is restored however the program ends: at shutdown by a hook, while the thread that draws may still be at work.
 */
final class TerminalWindow implements PickerScreen {
    private static final List<Capability> NEEDED = List.of(
            Capability.enter_ca_mode,
            Capability.exit_ca_mode,
            Capability.enter_am_mode,
            Capability.exit_am_mode,
            Capability.clear_screen,
            Capability.cursor_address,
            Capability.clr_eol);

    private final Terminal terminal;
    private final Map<Capability, String> capabilities = new EnumMap<>(Capability.class);
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private final boolean coloured;
    private final AtomicBoolean resized = new AtomicBoolean(true);
    private final Thread hook = new Thread(this::restore, "roam-window");
    private final KeyReader reader = new KeyReader(new TerminalInput(new FileInputStream(FileDescriptor.in)));
    private WindowSize size = new WindowSize(1, 1);
    private List<String> shown = new ArrayList<>();
    private boolean open = true;

    private TerminalWindow(Terminal terminal, boolean coloured) {
        this.terminal = terminal;
        this.coloured = coloured;
        for (Capability capability : NEEDED) { // looked up early, as a closed terminal has no capabilities
            capabilities.put(
                    capability,
                    Optional.ofNullable(terminal.getStringCapability(capability))
                            .orElse(""));
        }
    }

    /** Opens the terminal; nothing if it lacks what is needed. */
    static Optional<PickerScreen> open(boolean coloured) {
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .provider(TerminalBuilder.PROP_PROVIDER_EXEC) // by stty, as other providers unpack native libraries
                    .dumb(false)
                    .graphemeCluster(false)
                    .encoding(StandardCharsets.UTF_8)
                    .build();
            TerminalWindow window = new TerminalWindow(terminal, coloured);
            if (window.capabilityText(Capability.cursor_address, 0, 0).isEmpty()) {
                terminal.close();
                return Optional.empty();
            }
            window.enterRawMode();
            return Optional.of(window);
        } catch (IOException
                | IOError
                | IllegalStateException e) { // no terminal or no stty: the caller falls back to a list
            return Optional.empty();
        }
    }

    private void enterRawMode() {
        terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, false); // Ctrl-C is a key
        raw.setControlChar(Attributes.ControlChar.VMIN, 0);
        raw.setControlChar(Attributes.ControlChar.VTIME, TerminalInput.TIMEOUT_TENTHS);
        terminal.setAttributes(raw);
        terminal.handle(Terminal.Signal.WINCH, signal -> resized.set(true));
        Runtime.getRuntime().addShutdownHook(hook);
        write(capabilityText(Capability.enter_ca_mode) + capabilityText(Capability.exit_am_mode));
    }

    @Override
    public WindowSize size() {
        if (resized.getAndSet(false)) {
            size = currentSize();
            synchronized (this) {
                shown = new ArrayList<>();
                write(capabilityText(Capability.clear_screen));
            }
        }
        return size;
    }

    private WindowSize currentSize() {
        try {
            org.jline.terminal.Size now = terminal.getSize();
            return new WindowSize(now.getColumns(), now.getRows());
        } catch (IOError e) { // the terminal is closed: the next key reports it
            return size;
        }
    }

    /** Writes only the lines that changed. */
    @Override
    public synchronized void show(PickerView view) {
        List<String> lines = new ArrayList<>();
        StringBuilder changes = new StringBuilder();
        for (ScreenLine line : view.lines()) {
            String text = coloured ? line.ansiText() : line.text();
            int row = lines.size();
            if (row >= shown.size() || !shown.get(row).equals(text)) {
                changes.append(cursorAddress(row, 0))
                        .append(capabilityText(Capability.clr_eol))
                        .append(text);
            }
            lines.add(text);
        }
        shown = lines;
        write(changes + cursorAddress(0, view.cursor()));
    }

    private String cursorAddress(int row, int column) {
        return capabilityText(Capability.cursor_address, row, column);
    }

    private String capabilityText(Capability capability, Object... parameters) {
        return Curses.tputs(capabilities.getOrDefault(capability, ""), parameters);
    }

    private synchronized void write(String text) {
        if (open) {
            try {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) { // the terminal is closed: the next key reports it
                open = false;
            }
        }
    }

    @Override
    public Optional<KeyPress> readKey() {
        return reader.readKey();
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) { // the hook runs already
            return;
        }
    }

    private synchronized void restore() {
        write(capabilityText(Capability.enter_am_mode) + capabilityText(Capability.exit_ca_mode));
        open = false;
        try {
            terminal.close();
        } catch (IOException | IOError e) { // the terminal is closed already
            return;
        }
    }
}
