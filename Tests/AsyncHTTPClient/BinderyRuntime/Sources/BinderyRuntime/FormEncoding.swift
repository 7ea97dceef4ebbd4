/// How a member of an `application/x-www-form-urlencoded` form is written (OpenAPI 3.1 §4.8.15, Encoding Object).
struct FormEncoding: Sendable {
    let style: ParameterStyle
    let explode: Bool
    let allowReserved: Bool
}
