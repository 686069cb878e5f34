package io.roam.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;

import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.ThrowsDeclaration;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules for what is promised: its signatures name Java, nullness annotations and what is promised, and nothing else.
 *
 * @param packages those that are promised
 * @param shared beginnings of the names of packages of others that a caller has anyway
 */
record PromisedTypes(Set<String> packages, Set<String> shared) {

    /** The rule for what can be called, read, overridden or caught, with all that stands in angle brackets. */
    ArchRule signatures() {
        return members()
                .that()
                .areDeclaredInClassesThat(describe("are promised", this::isReachable))
                .and(describe("are public or protected", PromisedTypes::isVisible))
                .should(nameOnlyPromisedTypes())
                .because("a library in a signature is forced upon who calls it, in our version");
    }

    /** The rule for what types inherit, for their parameters, and for their annotations. */
    ArchRule declarations() {
        return classes()
                .that(describe("are promised", this::isReachable))
                .should(declareOnlyPromisedTypes())
                .because("what is inherited is promised, too");
    }

    private boolean isReachable(JavaClass type) {
        return isVisible(type)
                && packages.contains(type.getPackageName())
                && type.getEnclosingClass().map(this::isReachable).orElse(true);
    }

    private static boolean isVisible(HasModifiers element) {
        return element.getModifiers().contains(JavaModifier.PUBLIC)
                || element.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private ArchCondition<JavaMember> nameOnlyPromisedTypes() {
        return new ArchCondition<>("name only promised types") {
            @Override
            public void check(JavaMember member, ConditionEvents events) {
                Stream<JavaClass> thrown = member instanceof JavaCodeUnit unit
                        ? unit.getThrowsClause().stream().map(ThrowsDeclaration::getRawType)
                        : Stream.of();
                Stream<JavaClass> named = Stream.concat(member.getAllInvolvedRawTypes().stream(), thrown);
                report(member, Stream.concat(named, annotations(member)), events);
            }
        };
    }

    private ArchCondition<JavaClass> declareOnlyPromisedTypes() {
        return new ArchCondition<>("declare only promised types") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream<JavaType> above = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
                Stream<JavaClass> named = Stream.concat(above, type.getTypeParameters().stream())
                        .flatMap(one -> one.getAllInvolvedRawTypes().stream());
                report(type, Stream.concat(named, annotations(type)), events);
            }
        };
    }

    private static Stream<JavaClass> annotations(HasAnnotations<?> element) {
        return element.getAnnotations().stream().map(one -> one.getRawType());
    }

    private void report(HasDescription element, Stream<JavaClass> named, ConditionEvents events) {
        named.map(JavaClass::getBaseComponentType)
                .filter(type -> !isAllowed(type))
                .distinct()
                .forEach(type -> events.add(
                        SimpleConditionEvent.violated(element, element.getDescription() + " names " + type.getName())));
    }

    private boolean isAllowed(JavaClass type) {
        String in = type.getPackageName();
        return type.isPrimitive()
                || in.startsWith("java.")
                || in.equals("org.jspecify.annotations")
                || packages.contains(in)
                || shared.stream().anyMatch(in::startsWith);
    }
}
