package io.roam.cli.service;

import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file that describes a service to its supervisor.
 *
 * @param text what roam would write, with its stamp
 */
record ServiceDefinition(Path file, Charset charset, String text) {
    /** Returns the condition of the file; one that differs only in where programs are is current. */
    FileCondition readCondition() {
        if (!Files.exists(file)) {
            return FileCondition.ABSENT;
        }
        String found = readText();
        if (!ContentStamp.isIntact(found)) {
            return FileCondition.MODIFIED;
        }
        return relevantLines(found).equals(relevantLines(text)) ? FileCondition.CURRENT : FileCondition.OUTDATED;
    }

    /** Whether the file is exactly what would be written. */
    boolean isIdentical() {
        return Files.exists(file) && readText().equals(text);
    }

    void write(Disk disk) {
        try {
            disk.writeAtomically(file, text.getBytes(charset));
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    void delete(Disk disk) {
        try {
            disk.delete(file);
        } catch (IOException e) {
            throw new DiskException("cannot delete", file, e);
        }
    }

    /** Renames the file, so that the supervisor ignores it. */
    void moveAside(Disk disk) {
        try {
            disk.replace(file, backupPath());
        } catch (IOException e) {
            throw new DiskException("cannot rename", file, e);
        }
    }

    Path backupPath() {
        return file.resolveSibling(file.getFileName() + ".old");
    }

    private String readText() {
        try {
            return new String(Files.readAllBytes(file), charset);
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    /** Returns the lines that matter: PATH and JAVA_HOME differ between shells, and do not make another service. */
    private static List<String> relevantLines(String text) {
        return text.lines()
                .filter(line -> !ContentStamp.isStamp(line)
                        && ServiceJob.LOCATION_VARIABLES.stream().noneMatch(name -> setsVariable(line.strip(), name)))
                .toList();
    }

    private static boolean setsVariable(String line, String variable) {
        return line.startsWith("Environment=\"" + variable + "=") || line.startsWith("<key>" + variable + "</key>");
    }
}
