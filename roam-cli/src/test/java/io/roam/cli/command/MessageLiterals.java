package io.roam.cli.command;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds the sentences in the string literals of roam's main sources: what its messages are made of. */
final class MessageLiterals {
    private static final Pattern SENTENCE = Pattern.compile("\\p{L}{2,}[,;:]?\\s+\\S*\\p{L}{2,}[,;:]?\\s+\\S*\\p{L}");
    private static final Pattern STATEMENT = Pattern.compile(
            "(?s)\\s*(?:SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE|BEGIN|ATTACH|WITH|VACUUM) .*|.*\\b(?:then|fi|esac)\\n.*");
    /** Calls and exceptions whose texts only programmers see. */
    private static final Pattern INTERNAL = Pattern.compile(
            "(?:.*\\.)?(?:compile|matches|replaceAll|replaceFirst|split|debug|trace|requireNonNull"
                    + "|IllegalStateException|IllegalArgumentException|AssertionError|NullPointerException|ClassCastException)");

    private final Path root;
    private final List<TextPassage> found = new ArrayList<>();

    private MessageLiterals(Path root) {
        this.root = root;
    }

    static List<TextPassage> read(Path root) throws IOException {
        MessageLiterals literals = new MessageLiterals(root);
        literals.readAll();
        return literals.found;
    }

    /** Returns the main sources whose texts users read. */
    static List<Path> sources(Path root) throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root)) {
            for (Path module : modules.sorted().toList()) {
                Path main = module.resolve("src/main/java");
                if (Files.isDirectory(main) && !module.endsWith("roam-testkit")) { // only authors of adapters run it
                    try (Stream<Path> files = Files.walk(main)) {
                        files.filter(file -> file.toString().endsWith(".java"))
                                .sorted()
                                .forEach(sources::add);
                    }
                }
            }
        }
        return sources;
    }

    private void readAll() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources(root)));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new LiteralScanner(unit, positions), null);
            }
        }
    }

    /** Reads the literals of one source; what is joined by + is one text, with {} for each value. */
    private final class LiteralScanner extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        LiteralScanner(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            return INTERNAL.matcher(call.getMethodSelect().toString()).matches()
                    ? null
                    : super.visitMethodInvocation(call, nothing);
        }

        @Override
        public Void visitNewClass(NewClassTree created, Void nothing) {
            return INTERNAL.matcher(created.getIdentifier().toString()).matches()
                    ? null
                    : super.visitNewClass(created, nothing);
        }

        @Override
        public Void visitBinary(BinaryTree sum, Void nothing) {
            StringBuilder text = new StringBuilder();
            if (sum.getKind() != Tree.Kind.PLUS || !appendTo(text, sum)) {
                return super.visitBinary(sum, nothing);
            }
            add(sum, text.toString());
            return null;
        }

        /** Appends the parts of a sum, and returns whether one of them is a literal. */
        private boolean appendTo(StringBuilder text, ExpressionTree part) {
            if (part instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
                return appendTo(text, sum.getLeftOperand()) | appendTo(text, sum.getRightOperand());
            }
            if (part instanceof LiteralTree literal && literal.getValue() instanceof String value) {
                text.append(value);
                return true;
            }
            text.append("{}");
            if (part instanceof ParenthesizedTree || part instanceof MethodInvocationTree) {
                part.accept(this, null);
            }
            return false;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String value) {
                add(literal, value);
            }
            return null;
        }

        private void add(Tree tree, String text) {
            if (SENTENCE.matcher(text).find() && !STATEMENT.matcher(text).matches()) {
                Path file = root.relativize(Path.of(unit.getSourceFile().toUri()));
                long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
                found.add(new TextPassage(
                        file + ":" + line, text.replaceAll("\\s+", " ").strip()));
            }
        }
    }
}
