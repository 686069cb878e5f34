package io.roam.transport.syncthing;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.roam.spi.ActionKind;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The key and certificate by which others know an instance. They are kept outside Syncthing's own folder, so that a lost folder can be
 * rebuilt as the same device.
 *
 * @param folder holds {@code cert.pem} and {@code key.pem}
 * @param id the device id, which follows from the certificate
 */
record SyncthingIdentity(Path folder, String id) {
    static final Pattern ID = Pattern.compile("([A-Z2-7]{7}-){7}[A-Z2-7]{7}");

    private static final List<String> FILES = List.of("key.pem", "cert.pem");
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int GROUP = 13;
    /** The number of bytes of the hash in an id. */
    static final int HASH_BYTES = 32;

    /** Returns the stored identity; empty if there is none. */
    static Optional<SyncthingIdentity> find(Path exchange) {
        Path folder = exchange.resolve("identity");
        Path certificate = folder.resolve("cert.pem");
        return Files.exists(certificate)
                ? Optional.of(new SyncthingIdentity(folder, id(certificate)))
                : Optional.empty();
    }

    /** Returns the stored identity, and generates one if there is none. */
    static SyncthingIdentity findOrGenerate(Path exchange, SyncthingProgram program, Disk disk) {
        return find(exchange).orElseGet(() -> generate(exchange, program, disk));
    }

    private static SyncthingIdentity generate(Path exchange, SyncthingProgram program, Disk disk) {
        Path made = exchange.resolve("new");
        Path folder = exchange.resolve("identity");
        try {
            Disk.createFolders(made);
            program.generate(made, exchange.resolve("syncthing.log"));
            for (String file : FILES) {
                disk.writeAtomically(folder.resolve(file), Files.readAllBytes(made.resolve(file)));
            }
            MoreFiles.deleteRecursively(made, RecursiveDeleteOption.ALLOW_INSECURE);
        } catch (IOException e) {
            throw new DiskException("cannot keep Syncthing's key", folder, e);
        }
        return new SyncthingIdentity(folder, id(folder.resolve("cert.pem")));
    }

    /** Copies key and certificate into Syncthing's own folder. */
    void copyTo(Path home, Disk disk) throws IOException {
        for (String file : FILES) {
            disk.writeAtomically(home.resolve(file), Files.readAllBytes(folder.resolve(file)));
        }
    }

    private static String id(Path certificate) {
        try (InputStream in = Files.newInputStream(certificate)) {
            byte[] der = CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getEncoded();
            return text(Hashing.sha256().hashBytes(der).asBytes());
        } catch (IOException | CertificateException e) {
            throw new SyncthingFailedException(
                    "cannot read Syncthing's certificate",
                    certificate.toString(),
                    Remedy.of("remove its folder, run ").then(ActionKind.INIT).then(", then pair again"),
                    e);
        }
    }

    /** Returns a hash in Syncthing's form: base 32 with a check digit after each thirteen, in groups of seven. */
    static String text(byte[] hash) {
        String digits = BaseEncoding.base32().omitPadding().encode(hash);
        StringBuilder checked = new StringBuilder();
        for (int at = 0; at < digits.length(); at += GROUP) {
            String group = digits.substring(at, at + GROUP);
            checked.append(group).append(check(group));
        }
        return checked.toString().replaceAll("(.{7})(?=.)", "$1-");
    }

    /** Returns the hash in a text that matches {@link #ID}. */
    static byte[] hash(String id) {
        StringBuilder digits = new StringBuilder();
        String checked = id.replace("-", "");
        for (int at = 0; at < checked.length(); at += GROUP + 1) {
            digits.append(checked, at, at + GROUP);
        }
        return BaseEncoding.base32().decode(digits);
    }

    private static char check(String group) {
        int factor = 1;
        int sum = 0;
        for (int i = 0; i < group.length(); i++) {
            int product = factor * DIGITS.indexOf(group.charAt(i));
            factor = 3 - factor;
            sum += product / DIGITS.length() + product % DIGITS.length();
        }
        return DIGITS.charAt((DIGITS.length() - sum % DIGITS.length()) % DIGITS.length());
    }
}
