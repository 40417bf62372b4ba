package com.giosg.demo.pictures;

import com.giosg.demo.http.Reads;
import com.giosg.demo.http.Refusal;
import com.giosg.demo.http.Representation;
import com.giosg.demo.staff.StaffAccess;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * {@code GET /console/picture?url=…}, for staff: the picture at an address of the web; 204 where there is none that can be
 * shown.
 */
public final class PictureRoutes {
    private final Pictures pictures;
    private final StaffAccess access;

    public PictureRoutes(Pictures pictures, StaffAccess access) {
        this.pictures = pictures;
        this.access = access;
    }

    public void register(RoutesConfig routes) {
        Reads.add(routes, "/console/picture", this::show);
    }

    private void show(Context context) {
        access.admit(context);
        String url = context.queryParam("url");
        if (url == null) {
            throw Refusal.invalidArgument("url must be the address of a picture");
        }
        context.future(() -> pictures.get(url).thenAccept(picture -> answer(context, picture)));
    }

    private static void answer(Context context, Optional<Picture> picture) {
        context.header(
                        "Cache-Control",
                        "private, max-age=" + (picture.isPresent() ? Pictures.KEPT : Pictures.MISSING_KEPT).toSeconds())
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin");
        if (picture.isEmpty()) {
            context.status(204);
            return;
        }
        context.contentType(picture.get().type());
        Representation.of(picture.get().bytes(), null).send(context);
    }
}
