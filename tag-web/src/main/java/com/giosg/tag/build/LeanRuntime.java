package com.giosg.tag.build;

import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.model.emit.ValueEmitter;

/**
 * Takes out of the compiled script what Java promises and the tag never uses; TeaVM calls it while it compiles. These
 * few methods of the class library alone hold on to {@code StringBuilder}, {@code Integer}, a tree of exceptions and
 * arrays of characters, and every visitor pays for each byte.
 */
public final class LeanRuntime implements ClassHolderTransformer {
    @Override
    public void transformClass(ClassHolder cls, ClassHolderTransformerContext context) {
        if (cls.getName().equals("java.lang.Integer")) {
            // The class of int, which reflection would ask for.
            removeInitializer(cls);
            // The class library's own brings StringBuilder.
            ProgramEmitter toString = body(cls, context, "toString", int.class, String.class);
            toString.invoke(NativeStrings.class, "toString", String.class, toString.var(1, int.class))
                    .returnValue();
        } else if (cls.getName().equals("java.lang.Double")) {
            removeInitializer(cls);
            // The class library's own brings exact arithmetic.
            ProgramEmitter toString = body(cls, context, "toString", double.class, String.class);
            toString.invoke(NativeStrings.class, "toString", String.class, toString.var(1, double.class))
                    .returnValue();
        } else if (cls.getName().equals("java.lang.Object")) {
            // The tag never prints an object.
            body(cls, context, "toString", String.class).constant("").returnValue();
        } else if (cls.getName().equals("java.lang.String")) {
            // Constants of methods that the tag does not call.
            removeInitializer(cls);
            // The tag never reads past a string's end.
            ProgramEmitter charAt = body(cls, context, "charAt", int.class, char.class);
            charAt.var(0, cls)
                    .invokeSpecial("charactersGet", char.class, charAt.var(1, int.class))
                    .returnValue();
            // The class library copies character by character.
            ProgramEmitter concat = body(cls, context, "concat", String.class, String.class);
            ValueEmitter own = concat.var(0, cls);
            concat.invoke(NativeStrings.class, "concat", String.class, own, concat.var(1, String.class))
                    .returnValue();
            ProgramEmitter equals = body(cls, context, "equals", Object.class, boolean.class);
            equals.invoke(
                            NativeStrings.class,
                            "equals",
                            boolean.class,
                            equals.var(0, cls),
                            equals.var(1, Object.class).cast(String.class))
                    .returnValue();
            ProgramEmitter startsWith = body(cls, context, "startsWith", String.class, int.class, boolean.class);
            startsWith
                    .invoke(
                            NativeStrings.class,
                            "startsWith",
                            boolean.class,
                            startsWith.var(0, cls),
                            startsWith.var(1, String.class),
                            startsWith.var(2, int.class))
                    .returnValue();
            // The class library brings an engine for regular expressions of its own.
            ProgramEmitter matches = body(cls, context, "matches", String.class, boolean.class);
            matches.invoke(
                            NativeStrings.class,
                            "matches",
                            boolean.class,
                            matches.var(0, cls),
                            matches.var(1, String.class))
                    .returnValue();
            ProgramEmitter replaceAll = body(cls, context, "replaceAll", String.class, String.class, String.class);
            replaceAll
                    .invoke(
                            NativeStrings.class,
                            "replaceAll",
                            String.class,
                            replaceAll.var(0, cls),
                            replaceAll.var(1, String.class),
                            replaceAll.var(2, String.class))
                    .returnValue();
            // The class library checks bounds that the tag keeps.
            ProgramEmitter substring = body(cls, context, "substring", int.class, int.class, String.class);
            substring
                    .invoke(
                            NativeStrings.class,
                            "substring",
                            String.class,
                            substring.var(0, cls),
                            substring.var(1, int.class),
                            substring.var(2, int.class))
                    .returnValue();
        } else if (cls.getName().equals("com.giosg.tag.rules.Text")) {
            ProgramEmitter utf8Length = body(cls, context, "utf8Length", String.class, int.class);
            utf8Length
                    .invoke(NativeStrings.class, "utf8Length", int.class, utf8Length.var(1, String.class))
                    .returnValue();
        }
    }

    private static void removeInitializer(ClassHolder cls) {
        cls.removeMethod(cls.getMethod(new MethodDescriptor("<clinit>", void.class)));
    }

    private static ProgramEmitter body(
            ClassHolder cls, ClassHolderTransformerContext context, String name, Class<?>... signature) {
        return ProgramEmitter.create(cls.getMethod(new MethodDescriptor(name, signature)), context.getHierarchy());
    }
}
