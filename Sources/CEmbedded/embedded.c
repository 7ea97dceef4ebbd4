// Written by Scripts/embed: the files that are part of the executable.
#include "CEmbedded.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "../../Templates/alias.mustache"
};
static const unsigned char file1[] = {
#embed "../../Templates/client.mustache"
};
static const unsigned char file2[] = {
#embed "../../Templates/documented-answers.mustache"
};
static const unsigned char file3[] = {
#embed "../../Templates/enumeration.mustache"
};
static const unsigned char file4[] = {
#embed "../../Templates/examples.mustache"
};
static const unsigned char file5[] = {
#embed "../../Templates/group.mustache"
};
static const unsigned char file6[] = {
#embed "../../Templates/headers.mustache"
};
static const unsigned char file7[] = {
#embed "../../Templates/model.mustache"
};
static const unsigned char file8[] = {
#embed "../../Templates/package.mustache"
};
static const unsigned char file9[] = {
#embed "../../Templates/readme.mustache"
};
static const unsigned char file10[] = {
#embed "../../Templates/request-step.mustache"
};
static const unsigned char file11[] = {
#embed "../../Templates/requests.mustache"
};
static const unsigned char file12[] = {
#embed "../../Templates/responses.mustache"
};
static const unsigned char file13[] = {
#embed "../../Templates/round-trip.mustache"
};
static const unsigned char file14[] = {
#embed "../../Templates/runtime-package.mustache"
};
static const unsigned char file15[] = {
#embed "../../Templates/runtime-readme.mustache"
};
static const unsigned char file16[] = {
#embed "../../Templates/runtime-transport.mustache"
};
static const unsigned char file17[] = {
#embed "../../Templates/selection.mustache"
};
static const unsigned char file18[] = {
#embed "../../Templates/servers.mustache"
};
static const unsigned char file19[] = {
#embed "../../Templates/structure.mustache"
};
static const unsigned char file20[] = {
#embed "../../Templates/union.mustache"
};
static const unsigned char file21[] = {
#embed "../../Templates/webhooks.mustache"
};
static const unsigned char file22[] = {
#embed "../../Sources/AsyncHTTPClientTransport/AsyncHTTPClientTransport.swift"
};
static const unsigned char file23[] = {
#embed "../../Sources/ClientRuntime/APIClient+Binding.swift"
};
static const unsigned char file24[] = {
#embed "../../Sources/ClientRuntime/APIClient+Pages.swift"
};
static const unsigned char file25[] = {
#embed "../../Sources/ClientRuntime/APIClient+Readers.swift"
};
static const unsigned char file26[] = {
#embed "../../Sources/ClientRuntime/APIClient+Streams.swift"
};
static const unsigned char file27[] = {
#embed "../../Sources/ClientRuntime/APIClient.swift"
};
static const unsigned char file28[] = {
#embed "../../Sources/ClientRuntime/APICredential.swift"
};
static const unsigned char file29[] = {
#embed "../../Sources/ClientRuntime/APISecurity.swift"
};
static const unsigned char file30[] = {
#embed "../../Sources/ClientRuntime/ASCII.swift"
};
static const unsigned char file31[] = {
#embed "../../Sources/ClientRuntime/ArrayEncoder.swift"
};
static const unsigned char file32[] = {
#embed "../../Sources/ClientRuntime/ByteQueue.swift"
};
static const unsigned char file33[] = {
#embed "../../Sources/ClientRuntime/ByteStream.swift"
};
static const unsigned char file34[] = {
#embed "../../Sources/ClientRuntime/CalendarDate.swift"
};
static const unsigned char file35[] = {
#embed "../../Sources/ClientRuntime/ChunkBuffer.swift"
};
static const unsigned char file36[] = {
#embed "../../Sources/ClientRuntime/ClientError+Decoding.swift"
};
static const unsigned char file37[] = {
#embed "../../Sources/ClientRuntime/ClientError+Description.swift"
};
static const unsigned char file38[] = {
#embed "../../Sources/ClientRuntime/ClientError+Response.swift"
};
static const unsigned char file39[] = {
#embed "../../Sources/ClientRuntime/ClientError.swift"
};
static const unsigned char file40[] = {
#embed "../../Sources/ClientRuntime/ClientMiddleware.swift"
};
static const unsigned char file41[] = {
#embed "../../Sources/ClientRuntime/ClientOptions.swift"
};
static const unsigned char file42[] = {
#embed "../../Sources/ClientRuntime/ClientTransport.swift"
};
static const unsigned char file43[] = {
#embed "../../Sources/ClientRuntime/CodableDate.swift"
};
static const unsigned char file44[] = {
#embed "../../Sources/ClientRuntime/DateTimeFormat.swift"
};
static const unsigned char file45[] = {
#embed "../../Sources/ClientRuntime/DatedValue.swift"
};
static const unsigned char file46[] = {
#embed "../../Sources/ClientRuntime/DigitReader.swift"
};
static const unsigned char file47[] = {
#embed "../../Sources/ClientRuntime/DownloadedFile.swift"
};
static const unsigned char file48[] = {
#embed "../../Sources/ClientRuntime/EventReader.swift"
};
static const unsigned char file49[] = {
#embed "../../Sources/ClientRuntime/EventSource.swift"
};
static const unsigned char file50[] = {
#embed "../../Sources/ClientRuntime/EventStream.swift"
};
static const unsigned char file51[] = {
#embed "../../Sources/ClientRuntime/ExplicitNull.swift"
};
static const unsigned char file52[] = {
#embed "../../Sources/ClientRuntime/FileUpload.swift"
};
static const unsigned char file53[] = {
#embed "../../Sources/ClientRuntime/FormEncoding.swift"
};
static const unsigned char file54[] = {
#embed "../../Sources/ClientRuntime/HTTPFields+RetryAfter.swift"
};
static const unsigned char file55[] = {
#embed "../../Sources/ClientRuntime/HTTPFields+Values.swift"
};
static const unsigned char file56[] = {
#embed "../../Sources/ClientRuntime/Indirect.swift"
};
static const unsigned char file57[] = {
#embed "../../Sources/ClientRuntime/JSONCoders.swift"
};
static const unsigned char file58[] = {
#embed "../../Sources/ClientRuntime/JSONKind.swift"
};
static const unsigned char file59[] = {
#embed "../../Sources/ClientRuntime/JSONTextParser.swift"
};
static const unsigned char file60[] = {
#embed "../../Sources/ClientRuntime/JSONValue+Access.swift"
};
static const unsigned char file61[] = {
#embed "../../Sources/ClientRuntime/JSONValue.swift"
};
static const unsigned char file62[] = {
#embed "../../Sources/ClientRuntime/KeyedDecodingContainer+Members.swift"
};
static const unsigned char file63[] = {
#embed "../../Sources/ClientRuntime/KeyedEncodingContainer+Members.swift"
};
static const unsigned char file64[] = {
#embed "../../Sources/ClientRuntime/LinkHeader.swift"
};
static const unsigned char file65[] = {
#embed "../../Sources/ClientRuntime/LockedState.swift"
};
static const unsigned char file66[] = {
#embed "../../Sources/ClientRuntime/LoggingMiddleware.swift"
};
static const unsigned char file67[] = {
#embed "../../Sources/ClientRuntime/MultipartEncodable.swift"
};
static const unsigned char file68[] = {
#embed "../../Sources/ClientRuntime/MultipartForm.swift"
};
static const unsigned char file69[] = {
#embed "../../Sources/ClientRuntime/Nullable+Coding.swift"
};
static const unsigned char file70[] = {
#embed "../../Sources/ClientRuntime/Nullable.swift"
};
static const unsigned char file71[] = {
#embed "../../Sources/ClientRuntime/OAuthCredential.swift"
};
static const unsigned char file72[] = {
#embed "../../Sources/ClientRuntime/OpenEnum.swift"
};
static const unsigned char file73[] = {
#embed "../../Sources/ClientRuntime/OpenIntegerEnum.swift"
};
static const unsigned char file74[] = {
#embed "../../Sources/ClientRuntime/OpenResponse.swift"
};
static const unsigned char file75[] = {
#embed "../../Sources/ClientRuntime/OperationRequest.swift"
};
static const unsigned char file76[] = {
#embed "../../Sources/ClientRuntime/PageSequence.swift"
};
static const unsigned char file77[] = {
#embed "../../Sources/ClientRuntime/ParameterContent.swift"
};
static const unsigned char file78[] = {
#embed "../../Sources/ClientRuntime/ParameterStyle.swift"
};
static const unsigned char file79[] = {
#embed "../../Sources/ClientRuntime/ParameterValue.swift"
};
static const unsigned char file80[] = {
#embed "../../Sources/ClientRuntime/PercentEncoding.swift"
};
static const unsigned char file81[] = {
#embed "../../Sources/ClientRuntime/PieceInputStream.swift"
};
static const unsigned char file82[] = {
#embed "../../Sources/ClientRuntime/PieceReader.swift"
};
static const unsigned char file83[] = {
#embed "../../Sources/ClientRuntime/Redaction.swift"
};
static const unsigned char file84[] = {
#embed "../../Sources/ClientRuntime/RedirectFollower.swift"
};
static const unsigned char file85[] = {
#embed "../../Sources/ClientRuntime/RequestBody+Spooling.swift"
};
static const unsigned char file86[] = {
#embed "../../Sources/ClientRuntime/RequestBody.swift"
};
static const unsigned char file87[] = {
#embed "../../Sources/ClientRuntime/RequestChoice.swift"
};
static const unsigned char file88[] = {
#embed "../../Sources/ClientRuntime/RequestPath.swift"
};
static const unsigned char file89[] = {
#embed "../../Sources/ClientRuntime/RequestPipeline.swift"
};
static const unsigned char file90[] = {
#embed "../../Sources/ClientRuntime/ResponseChoice.swift"
};
static const unsigned char file91[] = {
#embed "../../Sources/ClientRuntime/ResponseReceiver.swift"
};
static const unsigned char file92[] = {
#embed "../../Sources/ClientRuntime/RetryPolicy.swift"
};
static const unsigned char file93[] = {
#embed "../../Sources/ClientRuntime/ServerSentEvent.swift"
};
static const unsigned char file94[] = {
#embed "../../Sources/ClientRuntime/ServerSentEventParser.swift"
};
static const unsigned char file95[] = {
#embed "../../Sources/ClientRuntime/SpoolFile.swift"
};
static const unsigned char file96[] = {
#embed "../../Sources/ClientRuntime/StreamFormat.swift"
};
static const unsigned char file97[] = {
#embed "../../Sources/ClientRuntime/StreamedText.swift"
};
static const unsigned char file98[] = {
#embed "../../Sources/ClientRuntime/StringKey.swift"
};
static const unsigned char file99[] = {
#embed "../../Sources/ClientRuntime/TestTransport.swift"
};
static const unsigned char file100[] = {
#embed "../../Sources/ClientRuntime/TimeLimit.swift"
};
static const unsigned char file101[] = {
#embed "../../Sources/ClientRuntime/TokenCache.swift"
};
static const unsigned char file102[] = {
#embed "../../Sources/ClientRuntime/URL+Server.swift"
};
static const unsigned char file103[] = {
#embed "../../Sources/ClientRuntime/URLSessionConnection.swift"
};
static const unsigned char file104[] = {
#embed "../../Sources/ClientRuntime/URLSessionExchange.swift"
};
static const unsigned char file105[] = {
#embed "../../Sources/ClientRuntime/URLSessionRouter.swift"
};
static const unsigned char file106[] = {
#embed "../../Sources/ClientRuntime/URLSessionTransport.swift"
};
static const unsigned char file107[] = {
#embed "../../Sources/ClientRuntime/UnionClues.swift"
};
static const unsigned char file108[] = {
#embed "../../Sources/ClientRuntime/UnionDecoder.swift"
};
static const unsigned char file109[] = {
#embed "../../Sources/ClientRuntime/UnkeyedDecodingContainer+Elements.swift"
};
static const unsigned char file110[] = {
#embed "../../Sources/ClientRuntime/WebhookBody.swift"
};

static const struct bindery_embedded_file files[] = {
    {"Templates/alias.mustache", file0, sizeof(file0)},
    {"Templates/client.mustache", file1, sizeof(file1)},
    {"Templates/documented-answers.mustache", file2, sizeof(file2)},
    {"Templates/enumeration.mustache", file3, sizeof(file3)},
    {"Templates/examples.mustache", file4, sizeof(file4)},
    {"Templates/group.mustache", file5, sizeof(file5)},
    {"Templates/headers.mustache", file6, sizeof(file6)},
    {"Templates/model.mustache", file7, sizeof(file7)},
    {"Templates/package.mustache", file8, sizeof(file8)},
    {"Templates/readme.mustache", file9, sizeof(file9)},
    {"Templates/request-step.mustache", file10, sizeof(file10)},
    {"Templates/requests.mustache", file11, sizeof(file11)},
    {"Templates/responses.mustache", file12, sizeof(file12)},
    {"Templates/round-trip.mustache", file13, sizeof(file13)},
    {"Templates/runtime-package.mustache", file14, sizeof(file14)},
    {"Templates/runtime-readme.mustache", file15, sizeof(file15)},
    {"Templates/runtime-transport.mustache", file16, sizeof(file16)},
    {"Templates/selection.mustache", file17, sizeof(file17)},
    {"Templates/servers.mustache", file18, sizeof(file18)},
    {"Templates/structure.mustache", file19, sizeof(file19)},
    {"Templates/union.mustache", file20, sizeof(file20)},
    {"Templates/webhooks.mustache", file21, sizeof(file21)},
    {"AsyncHTTPClientTransport/AsyncHTTPClientTransport.swift", file22, sizeof(file22)},
    {"ClientRuntime/APIClient+Binding.swift", file23, sizeof(file23)},
    {"ClientRuntime/APIClient+Pages.swift", file24, sizeof(file24)},
    {"ClientRuntime/APIClient+Readers.swift", file25, sizeof(file25)},
    {"ClientRuntime/APIClient+Streams.swift", file26, sizeof(file26)},
    {"ClientRuntime/APIClient.swift", file27, sizeof(file27)},
    {"ClientRuntime/APICredential.swift", file28, sizeof(file28)},
    {"ClientRuntime/APISecurity.swift", file29, sizeof(file29)},
    {"ClientRuntime/ASCII.swift", file30, sizeof(file30)},
    {"ClientRuntime/ArrayEncoder.swift", file31, sizeof(file31)},
    {"ClientRuntime/ByteQueue.swift", file32, sizeof(file32)},
    {"ClientRuntime/ByteStream.swift", file33, sizeof(file33)},
    {"ClientRuntime/CalendarDate.swift", file34, sizeof(file34)},
    {"ClientRuntime/ChunkBuffer.swift", file35, sizeof(file35)},
    {"ClientRuntime/ClientError+Decoding.swift", file36, sizeof(file36)},
    {"ClientRuntime/ClientError+Description.swift", file37, sizeof(file37)},
    {"ClientRuntime/ClientError+Response.swift", file38, sizeof(file38)},
    {"ClientRuntime/ClientError.swift", file39, sizeof(file39)},
    {"ClientRuntime/ClientMiddleware.swift", file40, sizeof(file40)},
    {"ClientRuntime/ClientOptions.swift", file41, sizeof(file41)},
    {"ClientRuntime/ClientTransport.swift", file42, sizeof(file42)},
    {"ClientRuntime/CodableDate.swift", file43, sizeof(file43)},
    {"ClientRuntime/DateTimeFormat.swift", file44, sizeof(file44)},
    {"ClientRuntime/DatedValue.swift", file45, sizeof(file45)},
    {"ClientRuntime/DigitReader.swift", file46, sizeof(file46)},
    {"ClientRuntime/DownloadedFile.swift", file47, sizeof(file47)},
    {"ClientRuntime/EventReader.swift", file48, sizeof(file48)},
    {"ClientRuntime/EventSource.swift", file49, sizeof(file49)},
    {"ClientRuntime/EventStream.swift", file50, sizeof(file50)},
    {"ClientRuntime/ExplicitNull.swift", file51, sizeof(file51)},
    {"ClientRuntime/FileUpload.swift", file52, sizeof(file52)},
    {"ClientRuntime/FormEncoding.swift", file53, sizeof(file53)},
    {"ClientRuntime/HTTPFields+RetryAfter.swift", file54, sizeof(file54)},
    {"ClientRuntime/HTTPFields+Values.swift", file55, sizeof(file55)},
    {"ClientRuntime/Indirect.swift", file56, sizeof(file56)},
    {"ClientRuntime/JSONCoders.swift", file57, sizeof(file57)},
    {"ClientRuntime/JSONKind.swift", file58, sizeof(file58)},
    {"ClientRuntime/JSONTextParser.swift", file59, sizeof(file59)},
    {"ClientRuntime/JSONValue+Access.swift", file60, sizeof(file60)},
    {"ClientRuntime/JSONValue.swift", file61, sizeof(file61)},
    {"ClientRuntime/KeyedDecodingContainer+Members.swift", file62, sizeof(file62)},
    {"ClientRuntime/KeyedEncodingContainer+Members.swift", file63, sizeof(file63)},
    {"ClientRuntime/LinkHeader.swift", file64, sizeof(file64)},
    {"ClientRuntime/LockedState.swift", file65, sizeof(file65)},
    {"ClientRuntime/LoggingMiddleware.swift", file66, sizeof(file66)},
    {"ClientRuntime/MultipartEncodable.swift", file67, sizeof(file67)},
    {"ClientRuntime/MultipartForm.swift", file68, sizeof(file68)},
    {"ClientRuntime/Nullable+Coding.swift", file69, sizeof(file69)},
    {"ClientRuntime/Nullable.swift", file70, sizeof(file70)},
    {"ClientRuntime/OAuthCredential.swift", file71, sizeof(file71)},
    {"ClientRuntime/OpenEnum.swift", file72, sizeof(file72)},
    {"ClientRuntime/OpenIntegerEnum.swift", file73, sizeof(file73)},
    {"ClientRuntime/OpenResponse.swift", file74, sizeof(file74)},
    {"ClientRuntime/OperationRequest.swift", file75, sizeof(file75)},
    {"ClientRuntime/PageSequence.swift", file76, sizeof(file76)},
    {"ClientRuntime/ParameterContent.swift", file77, sizeof(file77)},
    {"ClientRuntime/ParameterStyle.swift", file78, sizeof(file78)},
    {"ClientRuntime/ParameterValue.swift", file79, sizeof(file79)},
    {"ClientRuntime/PercentEncoding.swift", file80, sizeof(file80)},
    {"ClientRuntime/PieceInputStream.swift", file81, sizeof(file81)},
    {"ClientRuntime/PieceReader.swift", file82, sizeof(file82)},
    {"ClientRuntime/Redaction.swift", file83, sizeof(file83)},
    {"ClientRuntime/RedirectFollower.swift", file84, sizeof(file84)},
    {"ClientRuntime/RequestBody+Spooling.swift", file85, sizeof(file85)},
    {"ClientRuntime/RequestBody.swift", file86, sizeof(file86)},
    {"ClientRuntime/RequestChoice.swift", file87, sizeof(file87)},
    {"ClientRuntime/RequestPath.swift", file88, sizeof(file88)},
    {"ClientRuntime/RequestPipeline.swift", file89, sizeof(file89)},
    {"ClientRuntime/ResponseChoice.swift", file90, sizeof(file90)},
    {"ClientRuntime/ResponseReceiver.swift", file91, sizeof(file91)},
    {"ClientRuntime/RetryPolicy.swift", file92, sizeof(file92)},
    {"ClientRuntime/ServerSentEvent.swift", file93, sizeof(file93)},
    {"ClientRuntime/ServerSentEventParser.swift", file94, sizeof(file94)},
    {"ClientRuntime/SpoolFile.swift", file95, sizeof(file95)},
    {"ClientRuntime/StreamFormat.swift", file96, sizeof(file96)},
    {"ClientRuntime/StreamedText.swift", file97, sizeof(file97)},
    {"ClientRuntime/StringKey.swift", file98, sizeof(file98)},
    {"ClientRuntime/TestTransport.swift", file99, sizeof(file99)},
    {"ClientRuntime/TimeLimit.swift", file100, sizeof(file100)},
    {"ClientRuntime/TokenCache.swift", file101, sizeof(file101)},
    {"ClientRuntime/URL+Server.swift", file102, sizeof(file102)},
    {"ClientRuntime/URLSessionConnection.swift", file103, sizeof(file103)},
    {"ClientRuntime/URLSessionExchange.swift", file104, sizeof(file104)},
    {"ClientRuntime/URLSessionRouter.swift", file105, sizeof(file105)},
    {"ClientRuntime/URLSessionTransport.swift", file106, sizeof(file106)},
    {"ClientRuntime/UnionClues.swift", file107, sizeof(file107)},
    {"ClientRuntime/UnionDecoder.swift", file108, sizeof(file108)},
    {"ClientRuntime/UnkeyedDecodingContainer+Elements.swift", file109, sizeof(file109)},
    {"ClientRuntime/WebhookBody.swift", file110, sizeof(file110)},
};

long bindery_embedded_count(void) { return sizeof(files) / sizeof(files[0]); }

struct bindery_embedded_file bindery_embedded_file(long index) { return files[index]; }
