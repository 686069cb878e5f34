import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What bench/names measures; the script says how each figure is counted. */
public final class Names {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_");
    private static final Pattern NAMED = Pattern.compile("L(io/roam/[\\w/]+)[$;<]");
    private static final int CONSTRUCTOR_LIMIT = 6;
    private static final int RECORD_LIMIT = 12;
    private static final int PACKAGE_LIMIT = 50;
    private static final int NAMING_LIMIT = 30;
    private static final int FILE_LIMIT = 400;

    /** A top-level type; {@code id} is as class files write it. */
    private record Type(String module, String inPackage, String name, String id) {}

    private record SourceFile(String module, String path, int lines, int codeLines) {}

    private record Method(String module, String name, int lines) {}

    /** A constructor or the header of a record, with more than {@link #CONSTRUCTOR_LIMIT} parameters. */
    private record LongList(String module, String where, boolean isRecord, int parameters) {}

    private final List<Type> types = new ArrayList<>();
    private final List<SourceFile> files = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private final List<LongList> longLists = new ArrayList<>();
    private Map<String, Set<String>> named = Map.of();

    private Names() {}

    public static void main(String[] args) throws IOException {
        Path root = Path.of("").toAbsolutePath();
        Names names = new Names();
        List<Path> modules;
        try (Stream<Path> below = Files.list(root)) {
            modules = below.filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                    .sorted()
                    .toList();
        }
        Map<Path, Path> sources = new TreeMap<>();
        for (Path module : modules) {
            try (Stream<Path> below = Files.walk(module.resolve("src/main/java"))) {
                below.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                        .forEach(file -> sources.put(file, module));
            }
        }
        names.parse(sources);
        names.readClasses(modules, sources.keySet());
        Map<String, Map<String, Object>> figures = new LinkedHashMap<>();
        modules.forEach(module -> figures.put(name(module), names.figures(name(module))));
        figures.put("all", names.figures(""));
        System.out.print(Arrays.asList(args).contains("--json") ? json(figures) + "\n" : table(figures));
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private void parse(Map<Path, Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    null,
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(sources.keySet()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri());
                Path module = sources.get(file);
                List<String> lines = Files.readAllLines(file);
                String path = module.getParent().relativize(file).toString().replace('\\', '/');
                files.add(new SourceFile(name(module), path, lines.size(), (int)
                        lines.stream().filter(Names::isCode).count()));
                new Reader(name(module), unit, positions).scan(unit, null);
            }
        }
    }

    /** As SourcesTest has it. */
    private static boolean isCode(String text) {
        String line = text.strip();
        return !line.isEmpty() && !line.startsWith("//") && !line.startsWith("/*") && !line.startsWith("*");
    }

    private final class Reader extends TreeScanner<Void, Void> {
        private final String module;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Deque<ClassTree> within = new ArrayDeque<>();

        Reader(String module, CompilationUnitTree unit, SourcePositions positions) {
            this.module = module;
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            String name = type.getSimpleName().toString();
            String inPackage = unit.getPackageName().toString();
            if (within.isEmpty()) {
                types.add(new Type(module, inPackage, name, inPackage.replace('.', '/') + "/" + name));
            }
            within.addLast(type);
            note(type, components(type));
            super.visitClass(type, nothing);
            within.removeLast();
            return null;
        }

        /** Records can have no other fields than these. */
        private int components(ClassTree type) {
            return type.getKind() != Tree.Kind.RECORD
                    ? 0
                    : (int) type.getMembers().stream()
                            .filter(VariableTree.class::isInstance)
                            .filter(field -> !((VariableTree) field)
                                    .getModifiers()
                                    .getFlags()
                                    .contains(Modifier.STATIC))
                            .count();
        }

        private void note(ClassTree type, int parameters) {
            if (parameters > CONSTRUCTOR_LIMIT) {
                String where = unit.getPackageName().toString().replaceFirst("^io\\.roam\\.?", "")
                        + within.stream().map(one -> "." + one.getSimpleName()).collect(Collectors.joining());
                longLists.add(new LongList(
                        module, where.replaceFirst("^\\.", ""), type.getKind() == Tree.Kind.RECORD, parameters));
            }
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getReturnType() != null) {
                long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
                long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
                methods.add(new Method(module, method.getName().toString(), (int) (last - first + 1)));
            } else if (within.getLast().getKind() != Tree.Kind.RECORD) {
                note(within.getLast(), method.getParameters().size());
            }
            return super.visitMethod(method, nothing);
        }
    }

    /** Which types of the project each type names, if all of them are compiled, and since their sources changed. */
    private void readClasses(List<Path> modules, Collection<Path> sources) throws IOException {
        Map<String, Set<String>> found = new HashMap<>();
        for (Path module : modules) {
            for (Path folder : List.of(module.resolve("target/classes"), module.resolve("target/fast/classes"))) {
                Optional<Map<String, Set<String>>> read = read(folder, module.resolve("src/main/java"), sources);
                read.ifPresent(found::putAll);
            }
        }
        if (types.stream().allMatch(type -> found.containsKey(type.id()))) {
            named = found;
        }
    }

    private static Optional<Map<String, Set<String>>> read(Path folder, Path root, Collection<Path> sources)
            throws IOException {
        Map<String, Set<String>> found = new HashMap<>();
        for (Path source : sources) {
            if (source.startsWith(root)) {
                String id =
                        root.relativize(source).toString().replace('\\', '/').replaceFirst("\\.java$", "");
                Path compiled = folder.resolve(id + ".class");
                if (!Files.exists(compiled)
                        || Files.getLastModifiedTime(compiled).compareTo(Files.getLastModifiedTime(source)) < 0) {
                    return Optional.empty();
                }
                found.put(id, new TreeSet<>());
            }
        }
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path file :
                    below.filter(path -> path.toString().endsWith(".class")).toList()) {
                String id =
                        folder.relativize(file).toString().replace('\\', '/').replaceFirst("(\\$.*)?\\.class$", "");
                if (found.containsKey(id)) {
                    found.get(id).addAll(named(file));
                    found.get(id).remove(id);
                }
            }
        }
        return Optional.of(found);
    }

    /** The names in a constant pool: of classes, and those in descriptors and signatures. */
    private static Set<String> named(Path file) throws IOException {
        Map<Integer, String> texts = new HashMap<>();
        List<Integer> classes = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                switch (in.readUnsignedByte()) {
                    case 1 -> texts.put(i, in.readUTF());
                    case 7 -> classes.add(in.readUnsignedShort());
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    case 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    default -> in.skipNBytes(4);
                }
            }
        }
        Set<String> all = new TreeSet<>();
        for (int at : classes) {
            texts.computeIfPresent(at, (i, text) -> text.startsWith("[") ? text : "L" + text + ";");
        }
        for (String text : texts.values()) {
            Matcher matcher = NAMED.matcher(text);
            while (matcher.find()) {
                all.add(matcher.group(1));
            }
        }
        return all;
    }

    private Map<String, Object> figures(String module) {
        List<Type> own = of(module, types, Type::module);
        List<SourceFile> sources = of(module, files, SourceFile::module);
        List<Method> called = of(module, methods, Method::module);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("types", own.size());
        all.put(
                "words in a type's name, mean",
                mean(own.stream().map(Type::name).toList()));
        all.put(
                "types named by one word, %",
                oneWord(own.stream().map(Type::name).toList()));
        all.put("methods", called.size());
        all.put(
                "words in a method's name, mean",
                mean(called.stream().map(Method::name).toList()));
        all.put(
                "methods named by one word, %",
                oneWord(called.stream().map(Method::name).toList()));
        all.put(
                "lines a file, median/p90/max",
                shares(sources.stream().map(SourceFile::lines).toList(), 50, 90, 100));
        all.put(
                "code lines a file, median/p90/max",
                shares(sources.stream().map(SourceFile::codeLines).toList(), 50, 90, 100));
        all.put(
                "lines a method, median/p90/p99/max",
                shares(called.stream().map(Method::lines).toList(), 50, 90, 99, 100));
        if (!named.isEmpty()) {
            all.put("types that one other type alone uses, %", usedByOne(own));
            Map<String, Integer> naming = own.stream()
                    .collect(Collectors.toMap(type -> type.inPackage() + "." + type.name(), type -> naming(type.id())));
            all.put("most types that one type names", most(naming));
            all.put("types that name more than 30 others", above(naming, NAMING_LIMIT));
        }
        Map<String, Integer> packages =
                counted(own.stream().map(Type::inPackage).toList());
        all.put("most types in a package", most(packages));
        all.put("packages of more than 50 types", above(packages, PACKAGE_LIMIT));
        Map<String, Integer> names = counted(own.stream().map(Type::name).toList());
        all.put("names of more than one type", above(names, 1));
        all.put(
                "files of more than 400 code lines",
                above(sources.stream().collect(Collectors.toMap(SourceFile::path, SourceFile::codeLines)), FILE_LIMIT));
        all.put("constructors of more than 6 parameters", longLists(module, false, CONSTRUCTOR_LIMIT));
        all.put("records of more than 6 components", longLists(module, true, CONSTRUCTOR_LIMIT));
        all.put("records of more than 12 components", longLists(module, true, RECORD_LIMIT));
        return all;
    }

    private static <T> List<T> of(String module, List<T> all, Function<T, String> in) {
        return all.stream()
                .filter(one -> module.isEmpty() || in.apply(one).equals(module))
                .toList();
    }

    private static int words(String name) {
        return HUMP.split(name).length;
    }

    private static double mean(List<String> names) {
        return Math.round(100 * names.stream().mapToInt(Names::words).average().orElse(0)) / 100.0;
    }

    private static long oneWord(List<String> names) {
        return percent(names.stream().filter(name -> words(name) == 1).count(), names.size());
    }

    private static long percent(long part, int of) {
        return of == 0 ? 0 : Math.round(100.0 * part / of);
    }

    private static List<Integer> shares(List<Integer> values, int... percents) {
        List<Integer> sorted = values.stream().sorted().toList();
        return Arrays.stream(percents)
                .mapToObj(percent -> sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)))
                .toList();
    }

    private long usedByOne(List<Type> own) {
        Map<String, Integer> users =
                counted(named.values().stream().flatMap(Set::stream).toList());
        return percent(
                own.stream()
                        .filter(type -> users.getOrDefault(type.id(), 0) == 1)
                        .count(),
                own.size());
    }

    private int naming(String id) {
        return (int) named.get(id).stream().filter(named::containsKey).count();
    }

    private static Map<String, Integer> counted(List<String> all) {
        return all.stream().collect(Collectors.toMap(one -> one, one -> 1, Integer::sum));
    }

    private static Map<String, Integer> most(Map<String, Integer> counts) {
        return sorted(counts).entrySet().stream()
                .limit(1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Integer> above(Map<String, Integer> counts, int limit) {
        Map<String, Integer> all = sorted(counts);
        all.values().removeIf(count -> count <= limit);
        return all;
    }

    private static Map<String, Integer> sorted(Map<String, Integer> counts) {
        Map<String, Integer> all = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> one) -> -one.getValue())
                        .thenComparing(Map.Entry::getKey))
                .forEach(one -> all.put(one.getKey(), one.getValue()));
        return all;
    }

    private Map<String, Integer> longLists(String module, boolean records, int limit) {
        return above(
                of(module, longLists, LongList::module).stream()
                        .filter(one -> one.isRecord() == records)
                        .collect(Collectors.toMap(LongList::where, LongList::parameters, Math::max)),
                limit);
    }

    private static String table(Map<String, Map<String, Object>> figures) {
        StringBuilder text = new StringBuilder();
        Map<String, Object> whole = figures.get("all");
        String form = "%-40s" + "%14s".repeat(figures.size()) + "%n";
        List<Object> head = new ArrayList<>(List.of(""));
        figures.keySet().forEach(module -> head.add(module.replaceFirst("^roam-(adapter-|sync-)?", "")));
        text.append(String.format(form, head.toArray()));
        whole.keySet().forEach(what -> {
            List<Object> row = new ArrayList<>(List.of(what));
            figures.values().forEach(module -> row.add(cell(what, module.get(what))));
            text.append(String.format(form, row.toArray()));
        });
        whole.forEach((what, value) -> {
            if (value instanceof Map<?, ?> named) {
                text.append(String.format(
                        "%n%s: %s%n",
                        what,
                        named.entrySet().stream()
                                .map(one -> one.getKey() + " " + one.getValue())
                                .collect(Collectors.joining(", "))));
            }
        });
        if (!whole.containsKey("types that one other type alone uses, %")) {
            text.append(
                    String.format("%nWho uses whom is not told: a class is missing, or older than its source (./mvnw -q"
                            + " -Dfast compile).%n"));
        }
        return text.toString();
    }

    private static String cell(String what, Object value) {
        if (value instanceof List<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.joining("/"));
        }
        if (value instanceof Map<?, ?> named) {
            return what.startsWith("most")
                    ? named.values().stream().map(String::valueOf).findFirst().orElse("0")
                    : String.valueOf(named.size());
        }
        return String.valueOf(value);
    }

    private static String json(Object value) {
        if (value instanceof Map<?, ?> named) {
            return named.entrySet().stream()
                    .map(one -> "\"" + one.getKey() + "\":" + json(one.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> several) {
            return several.stream().map(Names::json).collect(Collectors.joining(",", "[", "]"));
        }
        return String.valueOf(value);
    }
}
