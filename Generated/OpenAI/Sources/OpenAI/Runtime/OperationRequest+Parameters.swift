// The parameters of a request, by their types. Nil is left out; `object` takes values of any type.

extension OperationRequest {
    func query<Value: ParameterValue>(
        _ name: String,
        _ value: Value?,
        style: ParameterStyle = .form,
        explode: Bool = true,
        allowReserved: Bool = false,
        allowEmpty: Bool = false
    ) -> Self {
        adding(name, to: .query(style, allowReserved: allowReserved), explode: explode, allowEmpty: allowEmpty) {
            try value.map { try ParameterContent($0) }
        }
    }

    func query<Value: Encodable>(
        _ name: String,
        object value: Value?,
        style: ParameterStyle = .form,
        explode: Bool = true,
        allowReserved: Bool = false,
        allowEmpty: Bool = false
    ) -> Self {
        adding(name, to: .query(style, allowReserved: allowReserved), explode: explode, allowEmpty: allowEmpty) {
            try value.map { try ParameterContent(object: $0) }
        }
    }

    func header<Value: ParameterValue>(_ name: String, _ value: Value?) -> Self {
        adding(name, to: .header(.simple), explode: false) { try value.map { try ParameterContent($0) } }
    }

    func header<Value: Encodable>(
        _ name: String,
        object value: Value?,
        style: ParameterStyle = .simple,
        explode: Bool = false
    ) -> Self {
        adding(name, to: .header(style), explode: explode) { try value.map { try ParameterContent(object: $0) } }
    }

    func cookie<Value: ParameterValue>(_ name: String, _ value: Value?, explode: Bool = true) -> Self {
        adding(name, to: .cookie(.form), explode: explode) { try value.map { try ParameterContent($0) } }
    }

    func cookie<Value: Encodable>(
        _ name: String,
        object value: Value?,
        style: ParameterStyle = .form,
        explode: Bool = true
    ) -> Self {
        adding(name, to: .cookie(style), explode: explode) { try value.map { try ParameterContent(object: $0) } }
    }
}
