package io.roam.cli.service;

import io.roam.api.RoamHome;
import io.roam.cli.shell.LauncherScript;
import io.roam.spi.Machine;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a service runs.
 *
 * @param suffix distinguishes the service of a home that is not the default one; else empty
 * @param launcher the absolute path of the {@code roam} script
 * @param environment the variables with which the script finds the same things as in the user's shell
 */
record ServiceJob(String suffix, String launcher, Map<String, String> environment) {
    /** The arguments of the launcher. */
    static final List<String> ARGUMENTS = List.of("watch");

    /** The variables that say where programs are. */
    static final List<String> LOCATION_VARIABLES = List.of("JAVA_HOME", "PATH");

    private static final List<String> PASSED_VARIABLES = List.of(
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_CACHE_HOME",
            "XDG_STATE_HOME",
            "CLAUDE_CONFIG_DIR",
            "ROAM_JAVA_OPTS");

    private static final int SUFFIX_DIGITS = 8;

    static ServiceJob of(Machine machine, RoamHome home) {
        return new ServiceJob(
                suffix(machine, home), LauncherScript.requirePath(machine).toString(), environment(machine));
    }

    private static String suffix(Machine machine, RoamHome home) {
        boolean isDefaultHome =
                home.data().equals(RoamHome.of(withoutEnvironment(machine)).data());
        return isDefaultHome
                ? ""
                : "-" + TextHash.sha256(home.data().toString()).substring(0, SUFFIX_DIGITS);
    }

    /** Returns the machine with an empty environment, which leads to the default home. */
    private static Machine withoutEnvironment(Machine machine) {
        return machine.withEnvironment(Map.of()).withSettings(Map.of());
    }

    private static Map<String, String> environment(Machine machine) {
        Map<String, String> variables = new LinkedHashMap<>();
        machine.variable("ROAM_HOME")
                .map(text -> machine.directory().resolve(text))
                .map(Path::toString)
                .ifPresent(folder -> variables.put("ROAM_HOME", folder));
        PASSED_VARIABLES.forEach(name -> machine.variable(name).ifPresent(value -> variables.put(name, value)));
        Optional.ofNullable(machine.variable("JAVA_HOME").orElse(System.getProperty("java.home")))
                .ifPresent(folder -> variables.put("JAVA_HOME", folder));
        machine.variable("PATH").ifPresent(value -> variables.put("PATH", value));
        return variables;
    }
}
