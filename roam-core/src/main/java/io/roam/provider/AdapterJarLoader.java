package io.roam.provider;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Set;

/**
 * The class loader of one jar in the adapters folder. It shows the jar Java, the promised packages of roam, and the jar itself: so the jar may bring a
 * library that roam uses in another version.
 */
final class AdapterJarLoader extends URLClassLoader {
    static {
        registerAsParallelCapable();
    }

    private static final Set<String> PROMISED =
            Set.of("io.roam", "io.roam.api", "io.roam.spi", "io.roam.transcript", "io.roam.adapter.kit");

    private static final String SPI = "io.roam.spi.";

    private final ClassLoader roam;

    AdapterJarLoader(URL jar, ClassLoader roam) {
        super(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
        this.roam = roam;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (isPromised(name)) {
            try {
                return roam.loadClass(name);
            } catch (ClassNotFoundException e) { // the kit is not everywhere where roam is: a jar may bring it
                return super.loadClass(name, resolve);
            }
        }
        return super.loadClass(name, resolve);
    }

    private static boolean isPromised(String name) {
        return name.startsWith(SPI) || PROMISED.contains(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
    }
}
