package io.roam.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A source file of the build, read by the compiler's own parser.
 *
 * @param codeLines lines that are neither blank nor comment
 * @param methodLines the lines of each method, by its name and place
 * @param constructors the number of parameters of each constructor, but for those that a record's components give
 * @param records the number of components of each record
 * @param types the names of its top-level types
 * @param publicTypes those of them that are public
 * @param names every identifier and every qualified name in it, such as {@code Instant.now}
 * @param literals the strings in it
 */
record Source(
        Path file,
        String inPackage,
        int codeLines,
        TreeMap<String, Integer> methodLines,
        List<Integer> constructors,
        List<Integer> records,
        List<String> types,
        List<String> publicTypes,
        Set<String> names,
        Set<String> literals) {

    /** All main sources of all modules beside this one. */
    static List<Source> all() {
        try (Stream<Path> modules = Files.list(Path.of("").toAbsolutePath().getParent())) {
            List<Path> files = new ArrayList<>();
            for (Path main : modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> below = Files.walk(main)) {
                    below.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.endsWith("package-info.java") && !file.endsWith("module-info.java"))
                            .sorted()
                            .forEach(files::add);
                }
            }
            return parse(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Source> parse(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<Source> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri());
                Reader reader = new Reader(unit, positions);
                reader.scan(unit, null);
                sources.add(new Source(
                        file,
                        unit.getPackageName().toString(),
                        codeLines(file),
                        reader.methods,
                        reader.constructors,
                        reader.records,
                        names(unit, false),
                        names(unit, true),
                        reader.names,
                        reader.literals));
            }
            return sources;
        }
    }

    private static List<String> names(CompilationUnitTree unit, boolean publicOnly) {
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .filter(type -> !publicOnly || type.getModifiers().getFlags().contains(Modifier.PUBLIC))
                .map(type -> type.getSimpleName().toString())
                .toList();
    }

    private static int codeLines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return (int) lines.map(String::strip)
                    .filter(line -> !line.isEmpty()
                            && !line.startsWith("//")
                            && !line.startsWith("/*")
                            && !line.startsWith("*"))
                    .count();
        }
    }

    /** Returns the name of the module, which is its folder's. */
    String module() {
        String path = file.toString().replace('\\', '/');
        String before = path.substring(0, path.indexOf("/src/main/java/"));
        return before.substring(before.lastIndexOf('/') + 1);
    }

    /** Returns the file's name, for messages. */
    String name() {
        return String.valueOf(file.getFileName());
    }

    @Override
    public String toString() {
        return name();
    }

    private static final class Reader extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final TreeMap<String, Integer> methods = new TreeMap<>();
        private final List<Integer> constructors = new ArrayList<>();
        private final List<Integer> records = new ArrayList<>();
        private final Set<MethodTree> canonical = new HashSet<>();
        private final Set<String> names = new LinkedHashSet<>();
        private final Set<String> literals = new LinkedHashSet<>();

        Reader(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (type.getKind() == Tree.Kind.RECORD) {
                int components = (int) type.getMembers().stream()
                        .filter(VariableTree.class::isInstance)
                        .map(VariableTree.class::cast)
                        .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                        .count();
                records.add(components);
                type.getMembers().stream()
                        .filter(MethodTree.class::isInstance)
                        .map(MethodTree.class::cast)
                        .filter(method -> method.getName().contentEquals("<init>"))
                        .filter(method -> method.getParameters().size() == components)
                        .forEach(canonical::add);
            }
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getName().contentEquals("<init>") && !canonical.contains(method)) {
                constructors.add(method.getParameters().size());
            }
            long first = line(positions.getStartPosition(unit, method));
            methods.put(
                    method.getName() + ":" + first, (int) (line(positions.getEndPosition(unit, method)) - first + 1));
            return super.visitMethod(method, nothing);
        }

        private long line(long position) {
            LineMap lines = unit.getLineMap();
            return lines.getLineNumber(position);
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
            Tree of = select.getExpression();
            if (of instanceof IdentifierTree name) {
                names.add(name.getName() + "." + select.getIdentifier());
            }
            names.add(select.getIdentifier().toString());
            return super.visitMemberSelect(select, nothing);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String text) {
                literals.add(text);
            }
            return super.visitLiteral(literal, nothing);
        }

        @Override
        public Void visitIdentifier(IdentifierTree name, Void nothing) {
            names.add(name.getName().toString());
            return super.visitIdentifier(name, nothing);
        }
    }
}
