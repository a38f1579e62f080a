import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The least that a Vert.x server can do, over the same transport as Caveat: the same bytes for every request. */
class BareVertx {

    public static void main(String[] arguments) throws Exception {
        var body = Buffer.buffer(Files.readAllBytes(Path.of(arguments[1])));
        Vertx.vertx(new VertxOptions().setPreferNativeTransport(true))
                .createHttpServer()
                .requestHandler(request -> {
                    request.response().putHeader("Content-Type", "application/json");
                    request.response().end(body);
                })
                .listen(Integer.parseInt(arguments[0]), "127.0.0.1");
    }
}
