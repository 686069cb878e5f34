package io.roam.cli.command;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds the hints in roam's main sources: what errors and reasons are given as their remedy. */
final class HintLiterals {
    private static final Set<String> NAMES = Set.of("remedy", "hint");
    private static final int REMEDY_OF_AN_ERROR = 2;

    private final Path root;
    /** The position of the remedy in what takes one, by its name and its number of arguments. */
    private final Map<String, Map<Integer, Integer>> positions = new HashMap<>();

    private final List<TextPassage> found = new ArrayList<>();

    private HintLiterals(Path root) {
        this.root = root;
        positions.put("Reason", new HashMap<>(Map.of(2, 1)));
        positions.put("Reason.Coded.of", new HashMap<>(Map.of(3, 2)));
    }

    /** Returns each hint, with {} for each value, and an empty text where none is given. */
    static List<TextPassage> read(Path root) throws IOException {
        HintLiterals literals = new HintLiterals(root);
        literals.readAll();
        return literals.found;
    }

    private void readAll() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(MessageLiterals.sources(root)));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            units.forEach(unit -> unit.accept(new ErrorScanner(unit), null));
            units.forEach(unit -> unit.accept(new HintScanner(unit), null));
        }
    }

    private void add(CompilationUnitTree unit, Tree hint) {
        if (hint instanceof ParenthesizedTree inner) {
            add(unit, inner.getExpression());
        } else if (hint instanceof ConditionalExpressionTree choice) {
            add(unit, choice.getTrueExpression());
            add(unit, choice.getFalseExpression());
        } else if (isText(hint)) {
            String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
            text(hint).lines().forEach(line -> found.add(new TextPassage(file, line)));
            if (text(hint).isEmpty()) {
                found.add(new TextPassage(file, ""));
            }
        }
    }

    private static boolean isText(Tree part) {
        return part instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS
                ? isText(sum.getLeftOperand()) || isText(sum.getRightOperand())
                : (part instanceof LiteralTree literal && literal.getValue() instanceof String)
                        || RemedyExpression.text(part, HintLiterals::text).isPresent();
    }

    private static String text(Tree part) {
        if (part instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return text(sum.getLeftOperand()) + text(sum.getRightOperand());
        }
        return part instanceof LiteralTree literal && literal.getValue() instanceof String value
                ? value
                : RemedyExpression.text(part, HintLiterals::text).orElse("{}");
    }

    /** Reads the leaves of RoamException, and what takes a remedy. */
    private final class ErrorScanner extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private boolean isError;
        private String type = "";

        ErrorScanner(CompilationUnitTree unit) {
            this.unit = unit;
        }

        @Override
        public Void visitClass(ClassTree read, Void nothing) {
            Tree parent = read.getExtendsClause();
            String outer = type;
            isError = parent != null && parent.toString().equals("RoamException");
            type = read.getSimpleName().toString();
            super.visitClass(read, nothing);
            type = outer;
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            List<String> parameters = method.getParameters().stream()
                    .map(parameter -> parameter.getName().toString())
                    .toList();
            int position = parameters.indexOf("remedy");
            if (position >= 0) {
                String name = method.getName().toString();
                positions
                        .computeIfAbsent(name.equals("<init>") ? type : type + "." + name, any -> new HashMap<>())
                        .put(parameters.size(), position);
            }
            return super.visitMethod(method, nothing);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            String called = call.getMethodSelect().toString();
            List<? extends ExpressionTree> arguments = call.getArguments();
            if (isError && called.equals("super") && arguments.size() > REMEDY_OF_AN_ERROR) {
                add(unit, arguments.get(REMEDY_OF_AN_ERROR));
            }
            return super.visitMethodInvocation(call, nothing);
        }
    }

    /** Reads where errors and reasons are made, and what is called a remedy. */
    private final class HintScanner extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private String type = "";
        private String method = "";

        HintScanner(CompilationUnitTree unit) {
            this.unit = unit;
        }

        @Override
        public Void visitClass(ClassTree read, Void nothing) {
            String outer = type;
            type = read.getSimpleName().toString();
            super.visitClass(read, nothing);
            type = outer;
            return null;
        }

        @Override
        public Void visitNewClass(NewClassTree created, Void nothing) {
            readArguments(created.getIdentifier().toString(), created.getArguments());
            return super.visitNewClass(created, nothing);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            String called = call.getMethodSelect().toString();
            readArguments(called.contains(".") ? called : type + "." + called, call.getArguments());
            return super.visitMethodInvocation(call, nothing);
        }

        private void readArguments(String called, List<? extends ExpressionTree> arguments) {
            Optional.ofNullable(positions.get(called))
                    .map(byCount -> byCount.get(arguments.size()))
                    .filter(position -> !called.startsWith("Diagnosis.")
                            || !text(arguments.get(position)).isEmpty())
                    .ifPresent(position -> add(unit, arguments.get(position)));
        }

        @Override
        public Void visitVariable(VariableTree variable, Void nothing) {
            if (NAMES.contains(variable.getName().toString()) && variable.getInitializer() != null) {
                add(unit, variable.getInitializer());
            }
            return super.visitVariable(variable, nothing);
        }

        @Override
        public Void visitMethod(MethodTree read, Void nothing) {
            method = read.getName().toString();
            return super.visitMethod(read, nothing);
        }

        @Override
        public Void visitReturn(ReturnTree result, Void nothing) {
            if (NAMES.contains(method) && result.getExpression() != null) {
                add(unit, result.getExpression());
            }
            return super.visitReturn(result, nothing);
        }
    }
}
