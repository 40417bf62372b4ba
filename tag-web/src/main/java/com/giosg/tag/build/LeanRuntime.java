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
            body(cls, context, "<clinit>", void.class).exit();
            // The class library's own brings StringBuilder.
            ProgramEmitter toString = body(cls, context, "toString", int.class, String.class);
            toString.invoke(NativeStrings.class, "toString", String.class, toString.var(1, int.class)).returnValue();
        } else if (cls.getName().equals("java.lang.Object")) {
            // The tag never prints an object.
            body(cls, context, "toString", String.class).constant("").returnValue();
        } else if (cls.getName().equals("java.lang.String")) {
            // Constants of methods that the tag does not call.
            body(cls, context, "<clinit>", void.class).exit();
            // The tag never reads past a string's end.
            ProgramEmitter charAt = body(cls, context, "charAt", int.class, char.class);
            charAt.var(0, cls).invokeSpecial("charactersGet", char.class, charAt.var(1, int.class)).returnValue();
            // The class library copies character by character.
            ProgramEmitter concat = body(cls, context, "concat", String.class, String.class);
            ValueEmitter own = concat.var(0, cls);
            concat.invoke(NativeStrings.class, "concat", String.class, own, concat.var(1, String.class)).returnValue();
        }
    }

    private static ProgramEmitter body(ClassHolder cls, ClassHolderTransformerContext context, String name,
            Class<?>... signature) {
        return ProgramEmitter.create(cls.getMethod(new MethodDescriptor(name, signature)), context.getHierarchy());
    }
}
